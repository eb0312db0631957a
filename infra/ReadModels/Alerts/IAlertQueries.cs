using SemCovNet.Contracts.Reports;

namespace SemCovNet.ReadModels.Alerts;

/// <param name="Open">Only those that nobody closed.</param>
/// <param name="DatasetId">Null for those of all datasets.</param>
/// <param name="ExperimentId">Null for those of all models.</param>
public sealed record AlertFilter(bool Open = true, string? DatasetId = null, string? ExperimentId = null, int Limit = 50);

/// <param name="ClosedAt">Null while it is open; so are who closed it and why.</param>
public sealed record AlertSummary(
    string ExperimentId, string Id, string DatasetId, AlertKind Kind, string Subject, int Window, string Finding, DateTimeOffset RaisedAt,
    DateTimeOffset? ClosedAt, string? ClosedBy, string? CloseReason);

/// <summary>Alerts on models in use.</summary>
public interface IAlertQueries
{
    /// <summary>The newest first.</summary>
    Task<IReadOnlyList<AlertSummary>> ListAsync(AlertFilter filter, CancellationToken cancellation = default);
}
