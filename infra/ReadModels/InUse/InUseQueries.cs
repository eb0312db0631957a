using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.ReadModels.InUse;

public sealed class InUseQueries(SqlDatabase database) : IInUseQueries
{
    private const string Order = "raised desc";

    public async Task<Page<AlertSummary>> AlertsAsync(AlertFilter filter, CancellationToken cancellation = default)
    {
        var sql = new NamedParameters();
        var conditions = new List<string> { "1 = 1" };
        if (filter.Open)
            conditions.Add("closed_at is null");
        if (filter.DatasetId is not null)
            conditions.Add($"dataset_id = {sql.Add(filter.DatasetId)}");
        if (filter.ExperimentId is not null)
            conditions.Add($"experiment_id = {sql.Add(filter.ExperimentId)}");
        var all = string.Join(" and ", conditions);
        var total = await database.QueryAsync<long>($"select count(*) from alert where {all}", sql.Parameters, cancellation);
        var following = filter.After is null ? "1 = 1" : Keyset.Parse(filter.After, Order).Following("position", descending: true, sql.Add);
        var rows = await database.QueryAsync<AlertRow>(
            $"""
            select experiment_id as ExperimentId, id as Id, dataset_id as DatasetId, kind as Kind, subject as Subject, window_number as Number, position as Position,
                finding as Finding, raised_at as RaisedAt, closed_at as ClosedAt, closed_by as ClosedBy, close_reason as CloseReason
            from alert where {all} and {following} order by position desc, id desc limit {sql.Add(filter.Limit + 1)}
            """,
            sql.Parameters, cancellation);
        var next = rows.Count > filter.Limit ? Keyset.Of(Order, rows[filter.Limit - 1].Position, rows[filter.Limit - 1].Id).ToString() : null;
        return new([.. rows.Take(filter.Limit).Select(row => row.ToSummary())], next, total[0]);
    }

    public async Task<IReadOnlyList<ModelInUseSummary>> ModelsAsync(CancellationToken cancellation = default)
    {
        var rows = await database.QueryAsync<ModelRow>(
            """
            select model.experiment_id as ExperimentId, model.answers as Answers, model.updated_at as UpdatedAt, experiment.dataset_id as DatasetId,
                experiment.recipe as Recipe,
                (select count(*) from alert where alert.experiment_id = model.experiment_id and alert.closed_at is null) as OpenAlerts,
                (select event from model_window w where w.experiment_id = model.experiment_id order by number desc limit 1) as Newest
            from model_in_use model left join experiment on experiment.id = model.experiment_id
            order by model.updated_at desc, model.experiment_id
            """,
            cancellation: cancellation);
        return [.. rows.Select(row => row.ToSummary())];
    }

    public async Task<IReadOnlyList<WindowAssessed>> WindowsAsync(string experimentId, CancellationToken cancellation = default) =>
        [.. (await database.QueryAsync<string>("select event from model_window where experiment_id = @experimentId order by number", new { experimentId }, cancellation))
            .Select(JsonText.Read<WindowAssessed>)];

    // Properties, not a constructor: where no row comes, SQLite does not say that a count is a number, and a constructor must match exactly.
    private sealed class AlertRow
    {
        public string ExperimentId { get; init; } = "";

        public string Id { get; init; } = "";

        public string DatasetId { get; init; } = "";

        public string Kind { get; init; } = "";

        public string Subject { get; init; } = "";

        public long Number { get; init; }

        public long Position { get; init; }

        public string Finding { get; init; } = "";

        public string RaisedAt { get; init; } = "";

        public string? ClosedAt { get; init; }

        public string? ClosedBy { get; init; }

        public string? CloseReason { get; init; }

        public AlertSummary ToSummary() => new(
            ExperimentId, Id, DatasetId, Enum.Parse<AlertKind>(Kind), Subject, (int)Number, Finding, UtcText.Parse(RaisedAt),
            ClosedAt is null ? null : UtcText.Parse(ClosedAt), ClosedBy, CloseReason);
    }

    private sealed class ModelRow
    {
        public string ExperimentId { get; init; } = "";

        public string? DatasetId { get; init; }

        public string? Recipe { get; init; }

        public long Answers { get; init; }

        public string UpdatedAt { get; init; } = "";

        public long OpenAlerts { get; init; }

        public string? Newest { get; init; }

        public ModelInUseSummary ToSummary() => new(
            ExperimentId, DatasetId, Recipe, Answers, UtcText.Parse(UpdatedAt), (int)OpenAlerts, Newest is null ? null : JsonText.Read<WindowAssessed>(Newest));
    }
}
