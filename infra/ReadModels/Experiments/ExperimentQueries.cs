using SemCovNet.Contracts.Events;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.ReadModels.Experiments;

public sealed class ExperimentQueries(SqlDatabase database) : IExperimentQueries
{
    private const int MostRows = 500;

    public async Task<Page<ExperimentSummary>> ListAsync(ExperimentListRequest request, CancellationToken cancellation = default)
    {
        var limit = Math.Clamp(request.Limit, 1, MostRows);
        var column = ExperimentSorting.Column(request.Sort);
        var direction = request.Descending ? "desc" : "asc";
        var order = $"{request.Sort} {direction}";
        var after = request.After is null ? null : Keyset.Parse(request.After, order);
        var filter = ExperimentFilter.Of(request);
        var parameters = new { filter.Search, filter.DatasetId, filter.Status, KeyValue = after?.Value, KeyId = after?.Id, Limit = limit + 1 };

        var rows = await database.QueryAsync<SortedRow>(
            $"""
            select id as Id, {column} as SortValue, summary as Summary from experiment
            where {filter.Condition} and {after?.Following(column, request.Descending) ?? "1 = 1"}
            order by {ExperimentSorting.Order(request.Sort, direction)}, id {direction} limit @Limit
            """,
            parameters, cancellation);
        var total = await database.QueryAsync<long>($"select count(*) from experiment where {filter.Condition}", parameters, cancellation);

        var next = rows.Count > limit ? Keyset.Of(order, rows[limit - 1].SortValue, rows[limit - 1].Id).ToString() : null;
        return new([.. rows.Take(limit).Select(row => Read(row.Summary))], next, total[0]);
    }

    public async Task<ExperimentSummary?> FindAsync(string idOrPart, CancellationToken cancellation = default)
    {
        if (idOrPart.Length == 0)
            return null;
        var found = await database.QueryAsync<string>(
            """
            select summary from experiment
            where id = @idOrPart or (not exists (select 1 from experiment where id = @idOrPart)
                and (lower(id) like @Beginning escape '\' or lower(id) like @End escape '\'))
            limit 2
            """,
            new { idOrPart, Beginning = LikePattern.Beginning(idOrPart), End = LikePattern.End(idOrPart) }, cancellation);
        return found.Count == 1 ? Read(found[0]) : null;
    }

    public async Task<IReadOnlyList<EpochCompleted>> EpochsAsync(string experimentId, CancellationToken cancellation = default) =>
        [.. (await database.QueryAsync<string>(
            "select event from experiment_epoch where experiment_id = @experimentId order by epoch", new { experimentId }, cancellation))
            .Select(JsonText.Read<EpochCompleted>)];

    public async Task<IReadOnlyList<EvaluationCompleted>> EvaluationsAsync(string experimentId, CancellationToken cancellation = default) =>
        [.. (await database.QueryAsync<string>(
            "select event from experiment_evaluation where experiment_id = @experimentId order by position desc", new { experimentId }, cancellation))
            .Select(JsonText.Read<EvaluationCompleted>)];

    public async Task<IReadOnlyList<UnfinishedExperiment>> UnfinishedAsync(CancellationToken cancellation = default) =>
        [.. (await database.QueryAsync<string>(
            "select summary from experiment where ended_at is null order by requested_at, id", cancellation: cancellation))
            .Select(Read).Select(Unfinished)];

    private static UnfinishedExperiment Unfinished(ExperimentSummary summary) => new(
        summary.Id, summary.Status, summary.Attempt, summary.UpdatedAt,
        summary.Status is ExperimentStatus.Assessing ? summary.Evaluation?.EvaluationId : null);

    private static ExperimentSummary Read(string json) => JsonText.Read<ExperimentSummary>(json);

    private sealed class SortedRow
    {
        public string Id { get; init; } = "";

        public object? SortValue { get; init; }

        public string Summary { get; init; } = "";
    }
}
