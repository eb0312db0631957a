using SemCovNet.Contracts.Events;

namespace SemCovNet.ReadModels.Experiments;

public enum ExperimentSort
{
    Requested,
    Recipe,
    Dataset,
    Status,
    Auc,
    Pra,
    S95,
    Ece,
    Cdi,
    Slope,
}

/// <param name="Search">Part of the id, recipe, dataset or reason; null for all.</param>
/// <param name="After">A page's <see cref="Page{T}.Next"/>; null for the first page.</param>
public sealed record ExperimentListRequest(
    string? Search = null, string? DatasetId = null, ExperimentStatus? Status = null, ExperimentSort Sort = ExperimentSort.Requested,
    bool Descending = true, string? After = null, int Limit = 50);

public interface IExperimentQueries
{
    Task<Page<ExperimentSummary>> ListAsync(ExperimentListRequest request, CancellationToken cancellation = default);

    /// <summary>By id, or by a beginning or an end of it that only one experiment has; null where none or several have it.</summary>
    Task<ExperimentSummary?> FindAsync(string idOrPart, CancellationToken cancellation = default);

    /// <summary>The epochs that count: of the newest attempt that completed each.</summary>
    Task<IReadOnlyList<EpochCompleted>> EpochsAsync(string experimentId, CancellationToken cancellation = default);

    /// <summary>All evaluations, on its own test split and on other data, newest first.</summary>
    Task<IReadOnlyList<EvaluationCompleted>> EvaluationsAsync(string experimentId, CancellationToken cancellation = default);

    /// <summary>Ids and states of the experiments that have not ended, oldest first: the work that somebody must be doing.</summary>
    Task<IReadOnlyList<UnfinishedExperiment>> UnfinishedAsync(CancellationToken cancellation = default);
}

/// <param name="Since">The last change.</param>
/// <param name="EvaluationId">Of the evaluation that awaits its assessment; null before.</param>
public sealed record UnfinishedExperiment(string Id, ExperimentStatus Status, int Attempt, DateTimeOffset Since, string? EvaluationId);
