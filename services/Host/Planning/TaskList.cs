using SemCovNet.Artifacts;
using SemCovNet.Cli.Running;
using SemCovNet.Cli.Studies.Exports;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Assessments;
using SemCovNet.Fairness.Planning;
using SemCovNet.Metrics;

namespace SemCovNet.Cli.Planning;

/// <summary>
/// A plan as work for annotators, <c>task,class,descriptor[,subgroup],image,cases</c>: one row <c>annotate</c> for each image whose descriptor is to be observed,
/// one row <c>collect</c> for the cases that no image is there for.
/// </summary>
internal static class TaskList
{
    public static async Task WriteAsync(Platform platform, CoveragePlan plan, FileInfo file, CancellationToken cancellation)
    {
        var data = await LoadAsync(platform, plan, cancellation);
        var tasks = plan.Cells.Where(cell => cell.Cases > 0).SelectMany(cell => Tasks(cell, data, plan.SubgroupAttribute));
        string[] header = ["task", .. PlannedGroup.Columns(plan), "image", "cases"];
        WholeFile.Write(file, Csv.Of(tasks.Prepend(header)));
    }

    private static IEnumerable<string[]> Tasks(PlanCell cell, DescribedDataset data, string? subgroupAttribute)
    {
        var images = Candidates.Of(data, new SemanticGroup(cell.Class, cell.Descriptor, cell.Subgroup), subgroupAttribute).Take(cell.Cases).ToList();
        foreach (var image in images)
            yield return ["annotate", .. PlannedGroup.Names(cell), image, "1"];
        if (images.Count < cell.Cases)
            yield return ["collect", .. PlannedGroup.Names(cell), "", $"{cell.Cases - images.Count}"];
    }

    private static async Task<DescribedDataset> LoadAsync(Platform platform, CoveragePlan plan, CancellationToken cancellation)
    {
        var (store, artifacts) = (platform.Get<IEventStore>(), platform.Get<IArtifactStore>());
        var version = await store.NewestAsync<DatasetVersionPublished>(Streams.Dataset(plan.DatasetId), e => e.Version == plan.DatasetVersion, cancellation);
        var set = await store.NewestAsync<AnnotationSetPublished>(Streams.Annotations(plan.DatasetId), e => e.Version == plan.AnnotationVersion, cancellation);
        return new(
            await artifacts.GetJsonAsync<DatasetManifest>(version!.Manifest, cancellation), await artifacts.GetJsonAsync<AnnotationSet>(set!.Set, cancellation));
    }
}
