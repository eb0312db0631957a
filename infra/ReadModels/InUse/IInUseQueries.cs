using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.ReadModels.InUse;

/// <param name="Open">Only those that nobody closed.</param>
/// <param name="DatasetId">Null for those of all datasets.</param>
/// <param name="ExperimentId">Null for those of all models.</param>
/// <param name="After">The <c>Next</c> of the page before; null for the first.</param>
public sealed record AlertFilter(bool Open = true, string? DatasetId = null, string? ExperimentId = null, string? After = null, int Limit = 50);

/// <param name="ClosedAt">Null while it is open; so are who closed it and why.</param>
public sealed record AlertSummary(
    string ExperimentId, string Id, string DatasetId, AlertKind Kind, string Subject, int Window, string Finding, DateTimeOffset RaisedAt,
    DateTimeOffset? ClosedAt, string? ClosedBy, string? CloseReason);

/// <param name="DatasetId">The dataset it was trained on; null where the experiment is not known here.</param>
/// <param name="Answers">So far.</param>
/// <param name="Newest">Its newest window; null before the first is full.</param>
public sealed record ModelInUseSummary(
    string ExperimentId, string? DatasetId, string? Recipe, long Answers, DateTimeOffset UpdatedAt, int OpenAlerts, WindowAssessed? Newest);

/// <summary>Models in use, their windows and alerts.</summary>
public interface IInUseQueries
{
    /// <summary>The newest first.</summary>
    Task<Page<AlertSummary>> AlertsAsync(AlertFilter filter, CancellationToken cancellation = default);

    /// <summary>The one that was fed last first.</summary>
    Task<IReadOnlyList<ModelInUseSummary>> ModelsAsync(CancellationToken cancellation = default);

    /// <summary>In their order.</summary>
    Task<IReadOnlyList<WindowAssessed>> WindowsAsync(string experimentId, CancellationToken cancellation = default);
}
