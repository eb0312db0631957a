using System.CommandLine;
using System.Globalization;
using SemCovNet.Artifacts;
using SemCovNet.Cli.Running;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Reports;
using SemCovNet.ReadModels.Datasets;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov datasets</c>: what there is to train on, and what it covers.</summary>
internal static class DatasetsCommand
{
    public static Command Create() => Verb.Group(
        "datasets", "List datasets, show one, compare its versions, show what its descriptors cover",
        "semcov datasets show milk",
        CreateList(), CreateShow(), DatasetDiffCommand.Create(), CreateCoverage());

    private static Command CreateList()
    {
        var command = Verb.Of(
            "list", "List the datasets",
            "semcov datasets list");
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var datasets = await platform.Get<IDatasetQueries>().ListAsync(cancellation);
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(datasets);
            else if (datasets.Count == 0)
                Console.WriteLine("There are no datasets yet. Import one with: semcov import FORMAT PATH --name NAME, or try: semcov demo");
            else
                WriteList(datasets);
            return 0;
        });
        return command;
    }

    private static void WriteList(IReadOnlyList<DatasetSummary> datasets)
    {
        var table = Out.Table("name", "version", "task", "images", "cases", "descriptors", "mean coverage", "tail coverage", "experiments");
        foreach (var d in datasets)
            table.Row(
                d.Id, $"{d.Version.Version}", d.Task, $"{d.Version.Images}", $"{d.Version.Cases}", $"{d.Annotations?.Descriptors.Count ?? 0}",
                Out.Number(d.Coverage?.MeanCoverage), Out.Number(d.Coverage?.TailCoverage), $"{d.Experiments}");
        Out.Answer.Write(table);
    }

    private static Command CreateShow()
    {
        var name = new Argument<string>("NAME") { Description = "Name of the dataset" };
        var at = CommonOptions.At();
        var command = Verb.Of(
            "show", "Show a dataset: classes, splits, descriptors, now or as they were after an earlier event",
            "semcov datasets show milk --at 2",
            name, at);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var dataset = await FindAsync(platform, arguments.GetValue(name)!, cancellation);
            if (arguments.GetValue(at) is { } version)
                dataset = await platform.Get<DatasetHistory>().AsOfAsync(dataset.Id, version, cancellation)
                    ?? throw new CommandFailedException($"Dataset \"{dataset.Id}\" has no event {version}, or had no published version then.");
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(dataset);
            else
                WriteOne(dataset);
            return 0;
        });
        return command;
    }

    private static void WriteOne(DatasetSummary dataset)
    {
        Console.WriteLine($"{dataset.Id} version {dataset.Version.Version} ({dataset.Format}, task {dataset.Task}{(dataset.View is null ? "" : ", view " + dataset.View)})");
        Console.WriteLine($"  {dataset.Version.Images} images of {dataset.Version.Cases} cases; " + string.Join(", ", dataset.Version.ImagesBySplit.Select(s => $"{s.Key} {s.Value}")));
        Console.WriteLine($"  classes: {string.Join(", ", dataset.Version.Classes)}");
        Console.WriteLine($"  manifest {dataset.Version.Manifest}");
        Console.WriteLine(dataset.Annotations is { } set
            ? string.Create(CultureInfo.InvariantCulture, $"  annotation set {set.Version}: {string.Join(", ", set.Descriptors)} ({set.ObservedShare:P0} observed)")
            : $"  no descriptors yet: semcov annotations upload FILE --dataset {dataset.Id}");
    }

    private static Command CreateCoverage()
    {
        var name = new Argument<string>("NAME") { Description = "Name of the dataset" };
        var command = Verb.Of(
            "coverage", "Show how well training images cover each descriptor in each class",
            "semcov datasets coverage milk",
            name);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var dataset = await FindAsync(platform, arguments.GetValue(name)!, cancellation);
            var measured = dataset.Coverage
                ?? throw new CommandFailedException($"The coverage of \"{dataset.Id}\" is not measured yet: it needs descriptors (semcov annotations upload) and a running platform (semcov up).");
            var report = await platform.Get<IArtifactStore>().GetJsonAsync<CoverageReport>(measured.Report, cancellation);
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(report);
            else
                WriteCoverage(report);
            return 0;
        });
        return command;
    }

    private static void WriteCoverage(CoverageReport report)
    {
        Console.WriteLine($"{report.TrainingImages} training images of {report.TrainingCases} cases; coverage is the mean descriptor value over observed images");
        var table = Out.Table("class", "descriptor", "coverage", "95 % interval", "against all classes", "n_eff", "stratum");
        foreach (var cell in report.Cells.Where(cell => cell.Subgroup is null).OrderBy(cell => cell.Coverage))
            table.Row(
                cell.Class, cell.Descriptor, Out.Number(cell.Coverage), $"{Out.Number(cell.Low)} … {Out.Number(cell.High)}", Out.Number(cell.Difference),
                cell.EffectiveN.ToString("0.0", CultureInfo.InvariantCulture), cell.Stratum ?? "–");
        Out.Answer.Write(table);
    }

    /// <exception cref="CommandFailedException">There is no such dataset.</exception>
    public static async Task<DatasetSummary> FindAsync(Platform platform, string name, CancellationToken cancellation) =>
        await platform.Get<IDatasetQueries>().FindAsync(name, cancellation)
        ?? throw new CommandFailedException($"There is no dataset \"{name}\". See: semcov datasets list");
}
