using SemCovNet.Dashboard.Loading;
using SemCovNet.EventStore;
using SemCovNet.ReadModels;
using SemCovNet.ReadModels.Datasets;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.ReadModels.InUse;

namespace SemCovNet.Dashboard.Pages.Overview;

/// <summary>What runs, what needs a decision, what was found, how disparity and coverage debt went, and which datasets there are.</summary>
public sealed partial class OverviewPage(IExperimentQueries experiments, IDatasetQueries datasets, IInUseQueries inUse, IEventStore store, ILogger<OverviewPage> logger)
{
    private const int NewestShown = 10;
    private const int ListShown = 8;
    private const int JudgedShown = 100;
    private const int DatasetsWatched = 12;

    private Loadable<OverviewData> state = new Loadable<OverviewData>.Pending();

    protected override bool Shows(string stream) => true;

    protected override Task LoadAsync() => ShowAsync(Loadable<OverviewData>.FromAsync(ReadAsync, logger), read => state = read);

    private async Task<OverviewData> ReadAsync()
    {
        var (inconclusive, undecided) = (await UndecidedAsync(" and verdict = inconclusive"), await UndecidedAsync(""));
        var judged = await experiments.ListAsync(new("cdi != none", Sort: "ended", Limit: JudgedShown));
        var known = await datasets.ListAsync();
        var monitors = await MonitorHistory.ReadAsync(store, known.OrderByDescending(dataset => dataset.UpdatedAt).Take(DatasetsWatched).Select(dataset => dataset.Id));
        var open = (await inUse.AlertsAsync(new(Limit: ListShown))).Rows.Select(Alert.Of);
        return new(
            await RunningAsync(), [.. inconclusive.Rows.Concat(undecided.Rows).DistinctBy(row => row.Id).Take(ListShown)], undecided.Total, [.. judged.Rows.Reverse()],
            await experiments.ListAsync(new(Limit: NewestShown)), known,
            [.. open.Concat(monitors.Alerts).OrderByDescending(alert => alert.At).Take(ListShown)], monitors);
    }

    private Task<Page<ExperimentSummary>> UndecidedAsync(string further) =>
        experiments.ListAsync(new("status = completed and review = open" + further, Sort: "ended", Limit: ListShown));

    private async Task<IReadOnlyList<ExperimentSummary>> RunningAsync()
    {
        var running = new List<ExperimentSummary>();
        foreach (var experiment in (await experiments.UnfinishedAsync()).Take(ListShown))
        {
            if (await experiments.FindAsync(experiment.Id) is { } summary)
                running.Add(summary);
        }
        return running;
    }
}
