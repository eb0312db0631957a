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
    public async Task<IReadOnlyList<ExperimentSummary>> OfAsync(string datasetId, CancellationToken cancellation)
    {
        List<ExperimentSummary> recent = [];
        foreach (var listed in (await experiments.RowsAsync(new(DatasetId: datasetId, Limit: Most), cancellation)).Rows)
            recent.Add(listed.EndedAt is null ? await history.NowAsync(listed.Id, cancellation) ?? listed : listed);
        return recent;
    }

    /// <summary>The newest that was completed; null where none was.</summary>
    /// <param name="ended">One that has just ended, which the list may not know at all; null for none.</param>
    public async Task<ExperimentSummary?> NewestModelAsync(string datasetId, ExperimentSummary? ended, CancellationToken cancellation)
    {
        // The newest model may lie behind a hundred experiments that came to nothing or wait.
        var listed = await experiments.RowsAsync(new(DatasetId: datasetId, Status: ExperimentStatus.Completed, Limit: 1), cancellation);
        List<ExperimentSummary> known = [.. listed.Rows, .. await OfAsync(datasetId, cancellation)];
        if (ended is not null)
            known.Add(ended);
        return known.Where(experiment => experiment.Status is ExperimentStatus.Completed)
            .OrderBy(experiment => experiment.RequestedAt).ThenBy(experiment => experiment.Id, StringComparer.Ordinal).LastOrDefault();
    }
}
