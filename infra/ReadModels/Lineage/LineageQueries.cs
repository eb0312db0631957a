using SemCovNet.EventStore;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.ReadModels.Lineage;

public sealed class LineageQueries(SqlDatabase database) : ILineageQueries
{
    private const string Columns = "select id as Id, kind as Kind, label as Label, detail as Detail, at as At, event as Event from lineage_node";

    private const string Connected = """
        with recursive
            origin(id) as (
                select id from lineage_node
                where id = @Experiment or (dataset_id = @datasetId and kind in ('DatasetVersion', 'AnnotationSet', 'Retraining'))
            ),
            upstream(id) as (
                select id from origin union select edge.from_id from lineage_edge edge join upstream on edge.to_id = upstream.id
            ),
            downstream(id) as (
                select id from origin union select edge.to_id from lineage_edge edge join downstream on edge.from_id = downstream.id
            )
        """;

    public async Task<LineageGraph> GraphAsync(
        string? datasetId, string? experimentId, int mostNodes = 2000, CancellationToken cancellation = default)
    {
        var sql = datasetId is null && experimentId is null
            ? $"{Columns} order by position desc, id limit @mostNodes"
            : $"{Connected} {Columns} where id in (select id from upstream union select id from downstream) order by position desc, id limit @mostNodes";
        var experiment = experimentId is null ? null : LineageIds.Experiment(experimentId);
        var rows = await database.QueryAsync<Row>(sql, new { datasetId, Experiment = experiment, mostNodes }, cancellation);
        return new([.. rows.Select(row => row.ToNode())], await EdgesAsync([.. rows.Select(row => row.Id)], cancellation));
    }

    private async Task<IReadOnlyList<LineageEdge>> EdgesAsync(HashSet<string> nodes, CancellationToken cancellation)
    {
        List<LineageEdge> edges = [];
        foreach (var some in nodes.Chunk(500))
            edges.AddRange(await database.QueryAsync<LineageEdge>(
                $"select from_id as \"From\", to_id as \"To\" from lineage_edge where {database.IsAmong("from_id", "@some")} order by from_id, to_id", new { some }, cancellation));
        return [.. edges.Where(edge => nodes.Contains(edge.To))];
    }

    private sealed record Row(string Id, string Kind, string Label, string? Detail, string At, string Event)
    {
        public LineageNode ToNode() => new(Id, Enum.Parse<LineageKind>(Kind), Label, Detail, UtcText.Parse(At), Event);
    }
}
