using System.CommandLine;
using SemCovNet.Artifacts;
using SemCovNet.Cli.Running;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Datasets;
using SemCovNet.ReadModels.Datasets;

namespace SemCovNet.Cli.Commands;

/// <summary><c>semcov datasets diff</c>: what became of a dataset between two of its versions.</summary>
internal static class DatasetDiffCommand
{
    private const int MostShown = 20;

    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "Name of the dataset" };
        var from = new Argument<int>("V1") { Description = "The version to compare with" };
        var to = new Argument<int>("V2") { Description = "The version to compare" };
        var command = Verb.Of(
            "diff", "Show what changed between two versions: images, classes, splits, subgroups, descriptor values",
            "semcov datasets diff milk 1 2",
            name, from, to);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = await arguments.OpenPlatformAsync(cancellation);
            var difference = await CompareAsync(platform, arguments.GetValue(name)!, arguments.GetValue(from), arguments.GetValue(to), cancellation);
            if (arguments.GetValue(CommonOptions.Json))
                Out.Json(difference);
            else
                Write(difference);
            return 0;
        });
        return command;
    }

    private static async Task<DatasetDifference> CompareAsync(Platform platform, string name, int from, int to, CancellationToken cancellation)
    {
        var dataset = await DatasetsCommand.FindAsync(platform, name, cancellation);
        var (before, after) = (await ManifestAsync(platform, dataset, from, cancellation), await ManifestAsync(platform, dataset, to, cancellation));
        return DatasetDifference.Between(
            before, after, await SetAsync(platform, dataset.Id, from, cancellation), await SetAsync(platform, dataset.Id, to, cancellation));
    }

    private static async Task<DatasetManifest> ManifestAsync(Platform platform, DatasetSummary dataset, int version, CancellationToken cancellation)
    {
        var versions = await platform.Get<IDatasetQueries>().VersionsAsync(dataset.Id, cancellation);
        var published = versions.FirstOrDefault(candidate => candidate.Version == version)
            ?? throw new CommandFailedException(
                $"Dataset \"{dataset.Id}\" has no version {version}: it has {string.Join(", ", versions.Select(candidate => candidate.Version).Order())}.");
        return await platform.Get<IArtifactStore>().GetJsonAsync<DatasetManifest>(published.Manifest, cancellation);
    }

    private static async Task<AnnotationSet?> SetAsync(Platform platform, string dataset, int version, CancellationToken cancellation)
    {
        var sets = await platform.Get<IDatasetQueries>().AnnotationSetsAsync(dataset, cancellation);
        return sets.FirstOrDefault(set => set.DatasetVersion == version) is { } newest
            ? await platform.Get<IArtifactStore>().GetJsonAsync<AnnotationSet>(newest.Set, cancellation)
            : null;
    }

    private static void Write(DatasetDifference difference)
    {
        Console.WriteLine(
            $"{difference.DatasetId} version {difference.From} → {difference.To}, annotation set {Number(difference.FromAnnotations)} → {Number(difference.ToAnnotations)}");
        WriteList($"{difference.Added.Count} images added", difference.Added);
        WriteList($"{difference.Removed.Count} images removed", difference.Removed);
        WriteList(
            $"{difference.Rows.Count} changes of class, case, split, content or subgroup",
            [.. difference.Rows.Select(change => $"{change.Image} {change.What}: {change.From ?? "blank"} → {change.To ?? "blank"}")]);
        WriteList(
            $"{difference.Values.Count} descriptor values changed",
            [.. difference.Values.Select(change => $"{change.Image} {change.Descriptor}: {Out.Number(change.From)} → {Out.Number(change.To)}")]);
    }

    private static void WriteList(string head, IReadOnlyList<string> lines)
    {
        Console.WriteLine(head);
        foreach (var line in lines.Take(MostShown))
            Console.WriteLine("  " + line);
        if (lines.Count > MostShown)
            Console.WriteLine($"  … and {lines.Count - MostShown} more: --json has them all");
    }

    private static string Number(int? version) => version?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none";
}
