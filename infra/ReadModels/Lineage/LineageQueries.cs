using SemCovNet.EventStore;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.ReadModels.Lineage;

public sealed class LineageQueries(SqlDatabase database) : ILineageQueries
{
    private const string Connected = $"""
        with recursive
            origin(id) as (
                select id from lineage_node
                where position <= @Last and (id = @Experiment or (dataset_id = @DatasetId and kind in ({LineageData.Kinds}, 'Retraining')))
            ),
            upstream(id) as (
                select id from origin union select edge.from_id from lineage_edge edge join upstream on edge.to_id = upstream.id where edge.position <= @Last
            ),
            downstream(id) as (
                select id from origin union select edge.to_id from lineage_edge edge join downstream on edge.from_id = downstream.id where edge.position <= @Last
            )
        """;

    private const string IsConnected = "node.id in (select id from upstream union select id from downstream)";

    public async Task<LineageGraph> GraphAsync(
        string? datasetId, string? experimentId, int mostNodes = 5000, long? at = null, CancellationToken cancellation = default)
    {
        var asked = new Asked(datasetId, experimentId is null ? null : LineageIds.Experiment(experimentId), mostNodes, at ?? long.MaxValue);
        var (connected, among) = asked.IsWhole ? ("", "") : (Connected, $"and {IsConnected}");
        var newest = $"{LineageRow.Standing} {among} order by node.position desc, node.id limit @MostNodes";
        var rows = await database.QueryAsync<LineageRow>($"{connected} select {LineageRow.Columns} {newest}", asked, cancellation);
        if (rows.Count == mostNodes)
            return await CutAsync(rows, asked, cancellation);
        var edges = await database.QueryAsync<LineageEdge>(
            $"""
            {connected} select from_id as "From", to_id as "To" from lineage_edge
            where position <= @Last and from_id in (select id from (select node.id {newest}) as shown)
            """,
            asked, cancellation);
        return Between([.. rows.Select(row => row.ToNode())], edges, rows.Count);
    }

    public async Task<long> PositionAtAsync(DateTimeOffset time, CancellationToken cancellation = default) => (await database.QueryAsync<long>(
        "select coalesce(max(position), 0) from lineage_node where at <= @At", new { At = UtcText.Of(time) }, cancellation))[0];

    private static LineageGraph Between(IReadOnlyList<LineageNode> nodes, IEnumerable<LineageEdge> edges, int total)
    {
        var shown = nodes.Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
        return new(
            nodes,
            [
                .. edges.Where(edge => shown.Contains(edge.From) && shown.Contains(edge.To))
                    .OrderBy(edge => edge.From, StringComparer.Ordinal).ThenBy(edge => edge.To, StringComparer.Ordinal),
            ],
            total);
    }

    private async Task<LineageGraph> CutAsync(IReadOnlyList<LineageRow> newest, Asked asked, CancellationToken cancellation)
    {
        var past = new LineagePast(database, asked.Last, cancellation);
        await past.ReadAsync(newest);
        var rows = past.Nodes;
        int total;
        if (asked.IsWhole)
        {
            total = (await database.QueryAsync<int>("select count(*) from (select distinct id from lineage_node where position <= @Last) as told", asked, cancellation))[0];
        }
        else
        {
            var ids = (await database.QueryAsync<string>(
                $"{Connected} select distinct node.id from lineage_node node where node.position <= @Last and {IsConnected}", asked, cancellation)).ToHashSet(StringComparer.Ordinal);
            (rows, total) = (rows.Where(row => ids.Contains(row.Id)), ids.Count);
        }
        return Between(LineageCut.Of([.. rows.Select(row => row.ToNode())], past.Edges, asked.MostNodes), past.Edges, total);
    }

    private sealed record Asked(string? DatasetId, string? Experiment, int MostNodes, long Last)
    {
        public bool IsWhole => DatasetId is null && Experiment is null;
    }
}
