using SemCovNet.Contracts.Events;
using SemCovNet.ReadModels.Experiments.Querying;

namespace SemCovNet.ReadModels.Experiments;

/// <param name="Where">A query as <see cref="QueryParser"/> reads it; null or blank for all.</param>
/// <param name="Sort">The name of a field of <see cref="ExperimentFields"/>.</param>
/// <param name="After">A page's <see cref="Page{T}.Next"/>; null for the first page.</param>
public sealed record ExperimentListRequest(
    string? Where = null, string? DatasetId = null, ExperimentStatus? Status = null, string Sort = ExperimentFields.Requested,
    bool Descending = true, string? After = null, int Limit = 50);

public interface IExperimentQueries
{
    /// <summary>Rows and how many there are.</summary>
    /// <exception cref="WrongQueryException">The query cannot be read.</exception>
    /// <exception cref="ArgumentException">There is no such field to sort by, or the page mark is none of this order.</exception>
    Task<Page<ExperimentSummary>> ListAsync(ExperimentListRequest request, CancellationToken cancellation = default);

    /// <summary>The rows alone, which are often there long before all are counted.</summary>
    /// <inheritdoc cref="ListAsync"/>
    Task<PageRows<ExperimentSummary>> RowsAsync(ExperimentListRequest request, CancellationToken cancellation = default);

    /// <summary>How many match, over all pages.</summary>
    /// <exception cref="WrongQueryException">The query cannot be read.</exception>
    Task<long> CountAsync(ExperimentListRequest request, CancellationToken cancellation = default);

    /// <summary>Those that match, counted by the values of one field, the largest group first; at most 200 groups.</summary>
    /// <exception cref="WrongQueryException">The query cannot be read.</exception>
    Task<IReadOnlyList<ExperimentGroup>> GroupAsync(string? where, ExperimentField by, CancellationToken cancellation = default);

    /// <summary>By id, or by a beginning or an end of it that only one experiment has; null where none or several have it.</summary>
    Task<ExperimentSummary?> FindAsync(string idOrPart, CancellationToken cancellation = default);

    /// <summary>All evaluations, on its own test split and on other data, newest first.</summary>
    Task<IReadOnlyList<EvaluationCompleted>> EvaluationsAsync(string experimentId, CancellationToken cancellation = default);

    /// <summary>Ids and states of the experiments that have not ended, oldest first: the work that somebody must be doing.</summary>
    Task<IReadOnlyList<UnfinishedExperiment>> UnfinishedAsync(CancellationToken cancellation = default);
}

/// <param name="Since">The last change.</param>
/// <param name="EvaluationId">Of the evaluation that awaits its assessment; null before.</param>
public sealed record UnfinishedExperiment(string Id, ExperimentStatus Status, int Attempt, DateTimeOffset Since, string? EvaluationId);
