using System.Data.Common;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.ReadModels.Lineage;

/// <param name="DatasetId">The dataset it is about; null where that follows from its edges.</param>
internal sealed record NewNode(string Id, LineageKind Kind, string Label, string? Detail, string? DatasetId = null);

/// <summary>Adds to the graph what one event says.</summary>
internal sealed class LineageWrite(DbTransaction transaction, RecordedEvent recorded)
{
    public Task NameDatasetAsync(string id, string name) =>
        transaction.ExecuteAsync("insert into lineage_dataset (id, name) values (@id, @name)", new { id, name });

    public async Task<string> DatasetNameAsync(string id) =>
        await transaction.FindAsync<string>("select name from lineage_dataset where id = @id", new { id }) ?? id;

    // A gate that is decided again, or a model trained again, stands where it stood and tells of the newer event.
    public Task NodeAsync(NewNode node) => transaction.ExecuteAsync(
        """
        insert into lineage_node (id, kind, label, detail, at, event, position, dataset_id)
        values (@Id, @Kind, @Label, @Detail, @At, @Event, @Position, @DatasetId)
        on conflict (id) do update set label = excluded.label, detail = excluded.detail, at = excluded.at, event = excluded.event,
            position = excluded.position
        """,
        new
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

    public Task EdgeAsync(string from, string to) =>
        transaction.ExecuteAsync("insert into lineage_edge (from_id, to_id) values (@from, @to) on conflict (from_id, to_id) do nothing", new { from, to });
}
