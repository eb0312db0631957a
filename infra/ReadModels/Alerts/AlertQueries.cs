using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.ReadModels.Alerts;

public sealed class AlertQueries(SqlDatabase database) : IAlertQueries
{
    public async Task<IReadOnlyList<AlertSummary>> ListAsync(AlertFilter filter, CancellationToken cancellation = default)
    {
        var conditions = new List<string>();
        if (filter.Open)
            conditions.Add("closed_at is null");
        if (filter.DatasetId is not null)
            conditions.Add("dataset_id = @DatasetId");
        if (filter.ExperimentId is not null)
            conditions.Add("experiment_id = @ExperimentId");
        var where = conditions.Count == 0 ? "" : $"where {string.Join(" and ", conditions)}";
        var rows = await database.QueryAsync<Row>(
            $"""
            select experiment_id as ExperimentId, id as Id, dataset_id as DatasetId, kind as Kind, subject as Subject, window_number as Number,
                finding as Finding, raised_at as RaisedAt, closed_at as ClosedAt, closed_by as ClosedBy, close_reason as CloseReason
            from alert {where} order by position desc limit @Limit
            """,
            filter, cancellation);
        return [.. rows.Select(row => row.ToSummary())];
    }

    private sealed class Row
    {
        public string ExperimentId { get; init; } = "";

        public string Id { get; init; } = "";

        public string DatasetId { get; init; } = "";

        public string Kind { get; init; } = "";

        public string Subject { get; init; } = "";

        public long Number { get; init; }

        public string Finding { get; init; } = "";

        public string RaisedAt { get; init; } = "";

        public string? ClosedAt { get; init; }

        public string? ClosedBy { get; init; }

        public string? CloseReason { get; init; }

        public AlertSummary ToSummary() => new(
            ExperimentId, Id, DatasetId, Enum.Parse<AlertKind>(Kind), Subject, (int)Number, Finding, UtcText.Parse(RaisedAt),
            ClosedAt is null ? null : UtcText.Parse(ClosedAt), ClosedBy, CloseReason);
    }
}
