using System.CommandLine;
using SemCovNet.Annotation.Exporting;
using SemCovNet.Annotation.Uploading;
using SemCovNet.Cli.Running;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Http;
using SemCovNet.EventStore;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov annotations</c>: descriptors in and out.</summary>
internal static class AnnotationsCommand
{
    private static readonly Option<string> Dataset = new("--dataset") { Description = "Name of the dataset", HelpName = "NAME", Required = true };

    public static Command Create() => Verb.Group(
        "annotations", "Upload, export, propose and compare descriptors",
        "semcov annotations upload descriptors.csv --dataset milk --dry-run",
        CreateUpload(), CreateExport(), ScoreCommand.Create(Dataset), AgreementCommand.Create());

    private static Command CreateUpload()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "CSV (image,<descriptor>… or image,descriptor,value[,annotator]), JSON Lines, COCO or Label Studio JSON" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would change, and change nothing" };
        var format = new Option<string?>("--format") { Description = "csv, jsonl, coco or label-studio; without it the file itself tells", HelpName = "F" };
        var artefacts = new Option<string[]>("--artefact") { Description = "A descriptor that is an acquisition artefact, told with a dataset's first file; may be repeated", HelpName = "NAME" };
        var maxDebt = MaxDebtOption.Create();
        var command = Verb.Of(
            "upload", "Upload descriptors: the whole file is accepted, or nothing.",
            "semcov annotations upload descriptors.csv --dataset milk --dry-run",
            file, Dataset, dryRun, format, artefacts, maxDebt);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var kinds = (arguments.GetValue(artefacts) ?? []).ToDictionary(name => name, _ => DescriptorKind.Artefact);
            var answer = await UploadAsync(platform, arguments.GetValue(Dataset)!, arguments.GetValue(file)!, arguments.GetValue(dryRun), kinds, cancellation,
                AnnotationFormats.Named(arguments.GetValue(format)), arguments.GetValue(maxDebt));
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(answer);
            else if (answer.Accepted)
            {
                Write(answer, arguments.GetValue(file)!.Name);
                if (answer.AnnotationVersion is not null)
                    await DebtText.WriteAsync(platform, arguments.GetValue(Dataset)!, cancellation);
            }
            if (answer.Accepted)
                return 0;
            WriteProblems(answer);
            return 1;
        });
        return command;
    }

    /// <summary>Uploads, and waits until the new set's coverage is measured.</summary>
    public static async Task<AnnotationUploadAnswer> UploadAsync(
        Platform platform, string dataset, FileInfo file, bool dryRun, IReadOnlyDictionary<string, DescriptorKind> kinds, CancellationToken cancellation,
        AnnotationFormat? format = null, double? maxDebt = null)
    {
        if (!file.Exists)
            throw new CommandFailedException($"There is no file \"{file.FullName}\".");
        var before = await platform.Get<IEventStore>().HeadAsync(cancellation);
        var context = CommandContext.From(Actors.User);
        await using var content = file.OpenRead();
        var answer = await platform.Get<UploadAnnotations>().RunAsync(
            new UploadRequest(dataset, file.Name, content, dryRun, kinds, format, maxDebt), context, cancellation);
        if (answer.AnnotationVersion is { } version)
            await platform.WaitForAsync(before, context, e => e is CoverageMeasured m && (m.DatasetId, m.AnnotationVersion) == (dataset, version), cancellation);
        return answer;
    }

    private static void WriteProblems(AnnotationUploadAnswer answer)
    {
        Console.Error.WriteLine($"Nothing was uploaded: {answer.ProblemCount} problem{(answer.ProblemCount == 1 ? "" : "s")}.");
        foreach (var problem in answer.Problems.Take(20))
            Console.Error.WriteLine(problem);
    }

    private static void Write(AnnotationUploadAnswer answer, string file)
    {
        var outcome = answer.DryRun ? " (dry run: nothing was changed)" : "";
        Console.WriteLine($"{file}: {answer.Rows} rows, {answer.Values} values, {answer.ChangedValues} of them new or changed{outcome}");
        if (answer.AnnotationVersion is { } version)
            Console.WriteLine($"published as annotation set {version}");
        var table = Out.Table("descriptor", "mean before", "mean after", "observed before", "observed after");
        foreach (var change in answer.Coverage)
            table.Row(change.Descriptor, Out.Number(change.Before), Out.Number(change.After), $"{change.ObservedBefore}", $"{change.ObservedAfter}");
        Out.Answer.Write(table);
    }

    private static Command CreateExport()
    {
        var command = Verb.Of(
            "export", "Write the newest descriptors of a dataset to standard output, as CSV, or with --json as they are kept.",
            "semcov annotations export --dataset milk > descriptors.csv",
            Dataset);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var (export, dataset) = (platform.Get<ExportAnnotations>(), arguments.GetValue(Dataset)!);
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(await export.ReadAsync(dataset, cancellation));
            else
                await export.WriteAsync(dataset, Console.Out, cancellation);
            return 0;
        });
        return command;
    }
}
