using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Fairness.Monitoring;

/// <summary>
/// The newest experiments on a dataset. The list follows their streams and may be a little behind, so whether one that it shows at work has ended is read
/// from its own stream.
/// </summary>
public sealed class RecentExperiments(IExperimentQueries experiments, ExperimentHistory history)
{
    private const int Most = 100;

    /// <summary>The newest first, at most a hundred.</summary>
    public async Task<IReadOnlyList<ExperimentSummary>> OfAsync(string datasetId, CancellationToken cancellation) =>
        await NowAsync(await ListedAsync(datasetId, cancellation), cancellation);

    /// <summary>The newest that was completed; null where none was.</summary>
    /// <param name="ended">One that has just ended, which the list may not know at all; null for none.</param>
    public async Task<ExperimentSummary?> NewestModelAsync(string datasetId, ExperimentSummary? ended, CancellationToken cancellation)
    {
        // The newest model may lie behind a hundred experiments that came to nothing or wait.
        var listed = await experiments.RowsAsync(new(DatasetId: datasetId, Status: ExperimentStatus.Completed, Limit: 1), cancellation);
        // Only what was asked for later can be newer.
        var later = (await ListedAsync(datasetId, cancellation)).TakeWhile(experiment => experiment.Id != listed.Rows.FirstOrDefault()?.Id);
        List<ExperimentSummary> known = [.. listed.Rows, .. await NowAsync(later, cancellation)];
        if (ended is not null)
            known.Add(ended);
        return known.Where(experiment => experiment.Status is ExperimentStatus.Completed)
            .OrderBy(experiment => experiment.RequestedAt).ThenBy(experiment => experiment.Id, StringComparer.Ordinal).LastOrDefault();
    }

    private async Task<IReadOnlyList<ExperimentSummary>> ListedAsync(string datasetId, CancellationToken cancellation) =>
        (await experiments.RowsAsync(new(DatasetId: datasetId, Limit: Most), cancellation)).Rows;

    private async Task<IReadOnlyList<ExperimentSummary>> NowAsync(IEnumerable<ExperimentSummary> listed, CancellationToken cancellation)
    {
        List<ExperimentSummary> now = [];
        foreach (var experiment in listed)
            now.Add(experiment.EndedAt is null ? await history.NowAsync(experiment.Id, cancellation) ?? experiment : experiment);
        return now;
    }
}
