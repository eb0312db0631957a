using SemCovNet.EventStore;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.ReadModels.Lineage;

public sealed class LineageQueries(SqlDatabase database) : ILineageQueries
{
    private const string Columns =
        "node.id as Id, node.kind as Kind, node.label as Label, node.detail as Detail, node.at as At, node.event as Event, node.position as Position";

    // A node has a row for every event that spoke of it: the last one by then is how it stood.
    private const string Standing = """
        from lineage_node node
        where node.position = (select max(last.position) from lineage_node last where last.id = node.id and last.position <= @last)
        """;

    private const string Connected = """
        with recursive
            origin(id) as (
                select id from lineage_node
                where position <= @last and (id = @Experiment or (dataset_id = @datasetId and kind in ('DatasetVersion', 'AnnotationSet', 'Retraining')))
            ),
            upstream(id) as (
                select id from origin union select edge.from_id from lineage_edge edge join upstream on edge.to_id = upstream.id where edge.position <= @last
            ),
            downstream(id) as (
                select id from origin union select edge.to_id from lineage_edge edge join downstream on edge.from_id = downstream.id where edge.position <= @last
            )
        """;

    public async Task<LineageGraph> GraphAsync(
        string? datasetId, string? experimentId, int mostNodes = 5000, long? at = null, CancellationToken cancellation = default)
    {
        var isWhole = datasetId is null && experimentId is null;
        var (connected, among) = isWhole ? ("", "") : (Connected, "and node.id in (select id from upstream union select id from downstream)");
        var newest = $"{among} order by node.position desc, node.id limit @mostNodes";
        var last = at ?? long.MaxValue;
        var asked = new { datasetId, Experiment = experimentId is null ? null : LineageIds.Experiment(experimentId), mostNodes, last };
        var rows = await database.QueryAsync<Row>($"{connected} select {Columns} {Standing} {newest}", asked, cancellation);
        var edges = await database.QueryAsync<LineageEdge>(
            $"""
            {connected} select from_id as "From", to_id as "To" from lineage_edge
            where position <= @last and from_id in (select id from (select node.id {Standing} {newest}) as shown) order by from_id, to_id
            """,
            asked, cancellation);
        var nodes = rows.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        return new([.. rows.Select(row => row.ToNode())], [.. edges.Where(edge => nodes.Contains(edge.From) && nodes.Contains(edge.To))]);
    }

    public async Task<long> PositionAtAsync(DateTimeOffset time, CancellationToken cancellation = default) => (await database.QueryAsync<long>(
        "select coalesce(max(position), 0) from lineage_node where at <= @At", new { At = UtcText.Of(time) }, cancellation))[0];

    private sealed record Row(string Id, string Kind, string Label, string? Detail, string At, string Event, long Position)
    {
        public LineageNode ToNode() => new(Id, Enum.Parse<LineageKind>(Kind), Label, Detail, UtcText.Parse(At), Event, Position);
    }
}
