using SemCovNet.Contracts.Events;
using SemCovNet.ReadModels.Database;
using SemCovNet.ReadModels.Experiments.Querying;

namespace SemCovNet.ReadModels.Experiments;

public sealed class ExperimentQueries(SqlDatabase database) : IExperimentQueries
{
    private const int MostRows = 500;
    private const int MostGroups = 200;

    public async Task<Page<ExperimentSummary>> ListAsync(ExperimentListRequest request, CancellationToken cancellation = default)
    {
        // Counting reads as many rows as sorting does. SQLite reads in the thread that asks, so the two are asked in two.
        var counting = Task.Run(() => CountAsync(request, cancellation), cancellation);
        var reading = RowsAsync(request, cancellation);
        // Both are waited for, also where one is refused: nothing goes on reading behind the answer.
        await Task.WhenAll(reading, counting);
        var page = await reading;
        return new(page.Rows, page.Next, await counting);
    }

    public async Task<PageRows<ExperimentSummary>> RowsAsync(ExperimentListRequest request, CancellationToken cancellation = default)
    {
        var limit = Math.Clamp(request.Limit, 1, MostRows);
        var facts = await FactColumns.ReadAsync(database, cancellation);
        var sql = new QuerySql(facts);
        var filter = Filter(request, sql);
        var order = ExperimentOrder.Of(ExperimentFields.Find(request.Sort), request.Descending, facts);
        var after = request.After is null ? null : Keyset.Parse(request.After, order.Name);
        var rows = await database.QueryAsync<SortedRow>(
            $"""
            select id as Id, {order.Value} as SortValue from experiment
            where {filter} and {after?.Following(order.Value, request.Descending, sql.Add) ?? "1 = 1"}
            order by {order.By} limit {sql.Add(limit + 1)}
            """,
            sql.Parameters, cancellation);

        var next = rows.Count > limit ? Keyset.Of(order.Name, rows[limit - 1].SortValue, rows[limit - 1].Id).ToString() : null;
        return new(await ReadAsync([.. rows.Take(limit).Select(row => row.Id)], cancellation), next);
    }

    public async Task<long> CountAsync(ExperimentListRequest request, CancellationToken cancellation = default)
    {
        var sql = new QuerySql(await FactColumns.ReadAsync(database, cancellation));
        return (await database.QueryAsync<long>($"select count(*) from experiment where {Filter(request, sql)}", sql.Parameters, cancellation))[0];
    }

    public async Task<IReadOnlyList<ExperimentGroup>> GroupAsync(string? where, ExperimentField by, CancellationToken cancellation = default)
    {
        var sql = new QuerySql(await FactColumns.ReadAsync(database, cancellation));
        // An expression, for an index would give the groups in their order and read every row at another place of the file.
        return await database.QueryAsync<ExperimentGroup>(
            $"""
            select {sql.Text(by)} || '' as Key, count(*) as Count, sum(case status when 'completed' then 1 else 0 end) as Completed,
                max(auc) as BestAuc, avg(auc) as MeanAuc, max(pra) as BestPra, min(ece) as LowestEce, min(cdi) as LowestCdi
            from experiment where {sql.Of(QueryParser.Parse(where))} group by 1 order by count(*) desc, 1 limit {MostGroups}
            """,
            sql.Parameters, cancellation);
    }

    public async Task<ExperimentSummary?> FindAsync(string idOrPart, CancellationToken cancellation = default)
    {
        if (idOrPart.Length == 0)
            return null;
        // Who knows the whole id, as every page that follows one does, must not pay for the search through all of them.
        if (await ReadAsync([idOrPart], cancellation) is [var known])
            return known;
        var ids = await database.QueryAsync<string>(
            @"select id from experiment where lower(id) like @Beginning escape '\' or lower(id) like @End escape '\' limit 2",
            new { Beginning = LikePattern.Beginning(idOrPart), End = LikePattern.End(idOrPart) }, cancellation);
        return ids is [var id] && await ReadAsync([id], cancellation) is [var found] ? found : null;
    }

    public async Task<IReadOnlyList<EvaluationCompleted>> EvaluationsAsync(string experimentId, CancellationToken cancellation = default) =>
        [.. (await database.QueryAsync<string>(
            "select event from experiment_evaluation where experiment_id = @experimentId order by position desc", new { experimentId }, cancellation))
            .Select(JsonText.Read<EvaluationCompleted>)];

    public async Task<IReadOnlyList<UnfinishedExperiment>> UnfinishedAsync(CancellationToken cancellation = default) =>
        [.. (await database.QueryAsync<string>(
            "select summary from experiment join experiment_summary using (id) where ended_at is null order by requested_at, id", cancellation: cancellation))
            .Select(Read).Select(Unfinished)];

    private static string Filter(ExperimentListRequest request, QuerySql sql) => string.Join(" and ", new[]
    {
        sql.Of(QueryParser.Parse(request.Where)),
        request.DatasetId is { } dataset ? $"dataset_id = {sql.Add(dataset)}" : "1 = 1",
        request.Status is { } status ? $"status = {sql.Add(ExperimentRow.Lower(status))}" : "1 = 1",
    });

    private async Task<IReadOnlyList<ExperimentSummary>> ReadAsync(string[] ids, CancellationToken cancellation)
    {
        var found = (await database.QueryAsync<string>(
            $"select summary from experiment_summary where {database.IsAmong("id", "@ids")}", new { ids }, cancellation)).Select(Read).ToDictionary(summary => summary.Id);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }

    private static UnfinishedExperiment Unfinished(ExperimentSummary summary) => new(
        summary.Id, summary.Status, summary.Attempt, summary.UpdatedAt,
        summary.Status is ExperimentStatus.Assessing ? summary.Evaluation?.EvaluationId : null);

    private static ExperimentSummary Read(string json) => JsonText.Read<ExperimentSummary>(json);

    private sealed class SortedRow
    {
        public string Id { get; init; } = "";

        public object? SortValue { get; init; }
    }
}
