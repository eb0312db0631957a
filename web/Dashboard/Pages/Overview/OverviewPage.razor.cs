using SemCovNet.Dashboard.Loading;
using SemCovNet.ReadModels;
using SemCovNet.ReadModels.Datasets;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Dashboard.Pages.Overview;

/// <summary>What runs, what came out last, and which datasets there are.</summary>
public sealed partial class OverviewPage(IExperimentQueries experiments, IDatasetQueries datasets, ILogger<OverviewPage> logger)
{
    private const int NewestShown = 10;

    private Loadable<OverviewData> state = new Loadable<OverviewData>.Pending();

    protected override bool Shows(string stream) => true;

    protected override async Task LoadAsync() => state = await Loadable<OverviewData>.FromAsync(ReadAsync, logger);

    private async Task<OverviewData> ReadAsync()
    {
        var newest = await experiments.ListAsync(new(Limit: NewestShown));
        var unfinished = await experiments.UnfinishedAsync();
        var running = new List<ExperimentSummary>();
        foreach (var experiment in unfinished)
        {
            if (await experiments.FindAsync(experiment.Id) is { } summary)
                running.Add(summary);
        }
        return new(running, newest, await datasets.ListAsync());
    }

    private sealed record OverviewData(
        IReadOnlyList<ExperimentSummary> Running, Page<ExperimentSummary> Newest, IReadOnlyList<DatasetSummary> Datasets);
}
