using SemCovNet.EventStore;

namespace SemCovNet.ReadModels.Lineage;

/// <summary>A row of <c>lineage_node</c>, as queries read it.</summary>
internal sealed record LineageRow(
    string Id, string Kind, string Label, string? Detail, string At, string Event, long Position, string? DatasetId, string? Counts)
{
    public const string Columns = """
        node.id as Id, node.kind as Kind, node.label as Label, node.detail as Detail, node.at as At, node.event as Event, node.position as Position,
        node.dataset_id as DatasetId, node.counts as Counts
        """;

    // A node has a row for every event that spoke of it: the last one by then is how it stood.
    public const string Standing = """
        from lineage_node node
        where node.position = (select max(last.position) from lineage_node last where last.id = node.id and last.position <= @Last)
        """;

    public LineageNode ToNode() => new(
        Id, Enum.Parse<LineageKind>(Kind), Label, Detail, UtcText.Parse(At), Event, Position, Counts is null ? null : JsonText.Read<IReadOnlyList<LineageCount>>(Counts));
}
