using SemCovNet.Cli.Terminal;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Annotations;
using SemCovNet.ReadModels.Datasets;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.ReadModels.InUse;
using SemCovNet.ReadModels.Lineage;
using SemCovNet.ReadModels.Parked;
using SemCovNet.ReadModels.Projections;
using SemCovNet.ReadModels.Queue;
using SemCovNet.ReadModels.Views;

namespace SemCovNet.Cli.Benchmarks.Dashboard;

/// <summary>What pages other than the list are measured on in a browser, and the tables they are read from: all, so that a dashboard has nothing left to fold.</summary>
internal static class DrawnPages
{
    public static IReadOnlyList<IProjection> Projections { get; } =
    [
        new ExperimentProjection(), new DatasetProjection(), new LineageProjection(), new AnnotationProjection(), new InUseProjection(), new ParkedProjection(),
        new QueueProjection(), new SavedViewProjection(),
    ];

    public static async Task AppendAsync(IEventStore store, CancellationToken cancellation)
    {
        Out.Say($"an experiment of {DrawnCurves.Points} epochs and a lineage of {DrawnStudy.Nodes} nodes");
        await new DrawnCurves(store).AppendAsync(cancellation);
        await new DrawnStudy(store).AppendAsync(cancellation);
    }
}
