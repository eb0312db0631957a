using System.Data.Common;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.ReadModels.Lineage;

/// <param name="DatasetId">The dataset it is about; null where that follows from its edges.</param>
internal sealed record NewNode(string Id, LineageKind Kind, string Label, string? Detail, string? DatasetId = null);

/// <summary>Collects what events add to the graph, to be written together.</summary>
internal sealed class LineageWrite(DbTransaction transaction)
{
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly List<object> nodes = [];
    private readonly List<object> edges = [];

    public Task NameDatasetAsync(string id, string name)
    {
        names[id] = name;
        return transaction.ExecuteAsync("insert into lineage_dataset (id, name) values (@id, @name)", new { id, name });
    }

    public async Task<string> DatasetNameAsync(string id)
    {
        if (!names.TryGetValue(id, out var name))
            names[id] = name = await transaction.FindAsync<string>("select name from lineage_dataset where id = @id", new { id }) ?? id;
        return name;
    }

    public void Node(NewNode node, RecordedEvent recorded) => nodes.Add(new
    {
        node.Id,
        Kind = node.Kind.ToString(),
        node.Label,
        node.Detail,
        At = UtcText.Of(recorded.Context.At),
        Event = $"{recorded.Stream}@{recorded.Version}",
        Position = recorded.Position.Value,
        node.DatasetId,
    });

    public void Edge(string from, string to) => edges.Add(new { from, to });

    public async Task SaveAsync()
    {
        // A gate that is decided again, or a model trained again, stands where it stood and tells of the newer event.
        await transaction.ExecuteEachAsync(
            """
            insert into lineage_node (id, kind, label, detail, at, event, position, dataset_id)
            values (@Id, @Kind, @Label, @Detail, @At, @Event, @Position, @DatasetId)
            on conflict (id) do update set label = excluded.label, detail = excluded.detail, at = excluded.at, event = excluded.event,
                position = excluded.position
            """,
            nodes);
        await transaction.ExecuteEachAsync("insert into lineage_edge (from_id, to_id) values (@from, @to) on conflict (from_id, to_id) do nothing", edges);
    }
}
