using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SemCovNet.Artifacts;
using SemCovNet.Cli.Running;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Ingestion.Formats;
using SemCovNet.Ingestion.Importing;
using SemCovNet.Ingestion.Splitting;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov import</c>: a folder becomes a dataset version, or nothing changes.</summary>
internal static class ImportCommand
{
    private static readonly string[] Formats = ["milk10k", "isic-dicm-17k", "celeba", "wbcatt", "derm7pt", "table"];

    public static Command Create()
    {
        var format = new Argument<string>("FORMAT") { Description = string.Join(" | ", Formats) };
        var path = new Argument<string>("PATH") { Description = "The folder" };
        var name = new Option<string>("--name") { Description = "What the dataset is to be called: lower-case letters, digits and dashes", HelpName = "NAME", Required = true };
        var view = new Option<string?>("--view") { Description = "Which view to take, for instance dermoscopic", HelpName = "V" };
        var task = new Option<string?>("--task") { Description = "What is to be predicted, for instance mel or class11", HelpName = "T" };
        var target = new Option<string?>("--target") { Description = "celeba: the attribute to be predicted, for instance Smiling", HelpName = "A" };
        var subgroups = new Option<string[]>("--subgroup") { Description = "celeba: an attribute to compare errors by, for instance Male; may be repeated", HelpName = "A" };
        var splits = new Option<SplitRule?>("--splits") { Description = "What becomes of splits that the data brings: kept as given, mended where they leak, or 20 % of the cases cut for a test split", HelpName = "given|mended|cut" };
        var shares = new Option<SplitShares?>("--shares")
        {
            Description = "Percentages to train, validate and test, by case within each class, where the data brings no splits [default: 60/20/20]",
            HelpName = "T/V/T",
            CustomParser = Shares,
        };
        var seed = new Option<int>("--seed") { Description = "Of the split by case, where the data brings none or --splits cut cuts one", HelpName = "N" };
        var skipBroken = new Option<bool>("--skip-broken") { Description = "Leave out images whose files are missing or broken, instead of importing nothing" };
        var maxDebt = MaxDebtOption.Create();
        var command = Verb.Of(
            "import", "Import a folder of images and tables as a dataset.",
            "semcov import milk10k data/milk10k --name milk --view dermoscopic --task mel",
            format, path, name, view, task, target, subgroups, splits, shares, seed, skipBroken, maxDebt);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var request = new ImportRequest(
                arguments.GetValue(format)!, arguments.GetValue(path)!, arguments.GetValue(name)!, arguments.GetValue(view), arguments.GetValue(task),
                arguments.GetValue(seed), arguments.GetValue(target), arguments.GetValue(subgroups), arguments.GetValue(splits), arguments.GetValue(skipBroken),
                arguments.GetValue(shares), arguments.GetValue(maxDebt));
            return await AnswerAsync(platform, request, arguments.GetValue(CommonOptions.Json), cancellation);
        });
        return command;
    }

    private static SplitShares? Shares(ArgumentResult given)
    {
        try
        {
            return SplitShares.Parse(given.Tokens[0].Value);
        }
        catch (FormatException error)
        {
            given.AddError($"--shares: {error.Message}");
            return null;
        }
    }

    private static async Task<int> AnswerAsync(Platform platform, ImportRequest request, bool json, CancellationToken cancellation)
    {
        try
        {
            var result = await ImportAsync(platform, request, cancellation);
            if (json)
                Out.Json(result);
            else
            {
                Write(result);
                await DebtText.WriteAsync(platform, result.DatasetId, cancellation);
            }
            return 0;
        }
        catch (ImportRejectedException rejected) when (json)
        {
            Out.Json(new { Changed = false, rejected.ProblemCount, rejected.Problems });
            Console.Error.WriteLine($"semcov: {rejected.Message}");
            return 1;
        }
    }

    /// <summary>Imports, and waits until the descriptors that came along are published and their coverage is measured.</summary>
    public static async Task<ImportResult> ImportAsync(Platform platform, ImportRequest request, CancellationToken cancellation)
    {
        var before = await platform.Get<IEventStore>().HeadAsync(cancellation);
        var context = CommandContext.From(Actors.User);
        var result = await Bars.RunAsync(
            "reading tables",
            show => platform.Get<ImportDataset>().RunAsync(
                request, context, new Immediately<ImportProgress>(p => show(p.Stage, p.Done, p.Total)), cancellation));
        if (result.Changed && await HasDescriptorsAsync(platform, result, cancellation))
            await platform.WaitForAsync(
                before, context, e => e is CoverageMeasured m && (m.DatasetId, m.DatasetVersion) == (result.DatasetId, result.Version), cancellation);
        return result;
    }

    private static async Task<bool> HasDescriptorsAsync(Platform platform, ImportResult result, CancellationToken cancellation) =>
        (await platform.Get<IArtifactStore>().GetJsonAsync<DatasetManifest>(result.Manifest, cancellation)).Descriptors.Count > 0;

    private static void Write(ImportResult result)
    {
        Console.WriteLine(result.Changed
            ? string.Create(CultureInfo.InvariantCulture, $"{result.DatasetId} version {result.Version}: {result.Images} images of {result.Cases} cases")
            : $"{result.DatasetId} version {result.Version} holds this very content already; nothing changed");
        Console.WriteLine("  " + string.Join(", ", result.ImagesBySplit.Select(split => $"{split.Key} {split.Value}")));
        foreach (var line in AuditText.Lines(result.Audit))
            Console.WriteLine("  " + line);
    }
}
