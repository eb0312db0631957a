using System.Data.Common;
using System.Text.Json;
using Dapper;
using SemCovNet.Contracts;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.ReadModels.Lineage;

/// <param name="DatasetId">The dataset it is about; null where that follows from its edges.</param>
internal sealed record NewNode(
    string Id, LineageKind Kind, string Label, string? Detail, string? DatasetId = null, IReadOnlyList<LineageCount>? Counts = null);

/// <summary>Collects what events add to the graph, to be written together.</summary>
internal sealed class LineageWrite(DbTransaction transaction)
{
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly List<object> nodes = [];
    private readonly List<object> edges = [];
    private readonly List<object> findings = [];
    private readonly List<object> ownGates = [];

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
        Counts = node.Counts is null ? null : JsonSerializer.Serialize(node.Counts, ContractJson.Options),
    });

    public void Edge(string from, string to, RecordedEvent recorded) => edges.Add(new { from, to, Position = recorded.Position.Value });

    /// <summary>What was found on the way to whatever follows from it under the same correlation.</summary>
    public void Finding(RecordedEvent recorded, string node) => findings.Add(new { Correlation = CorrelationOf(recorded), node });

    /// <summary>The node that a verdict on a model's own test will be, if there comes one.</summary>
    public void OwnGate(string experimentId, string node) => ownGates.Add(new { experimentId, node });

    /// <summary>The newest verdict on a model's own test; null before the first.</summary>
    public async Task<string?> NewestOwnGateAsync(string experimentId)
    {
        await SaveAsync();
        return await transaction.FindAsync<string>(
            """
            select node.id from lineage_own_gate own join lineage_node node on node.id = own.node_id
            where own.experiment_id = @experimentId order by node.position desc limit 1
            """,
            new { experimentId });
    }

    /// <summary>The newest verdict on a model that was evaluated on the dataset; null before the first.</summary>
    public async Task<string?> NewestGateAsync(string datasetId)
    {
        await SaveAsync();
        return await transaction.FindAsync<string>(
            """
            select edge.to_id from lineage_edge edge
            where edge.to_id like 'gate:%' and exists (select 1 from lineage_node node where node.id = edge.from_id and node.dataset_id = @datasetId)
            order by edge.position desc limit 1
            """,
            new { datasetId });
    }

    public async Task<IReadOnlyList<string>> FindingsAsync(RecordedEvent recorded)
    {
        await SaveAsync();
        return [.. await transaction.Connection!.QueryAsync<string>(
            "select node_id from lineage_finding where correlation = @Correlation order by node_id", new { Correlation = CorrelationOf(recorded) }, transaction)];
    }

    public async Task SaveAsync()
    {
        // A gate that is decided again, or a model trained again, is one more row: the graph of an earlier moment shows what was said then.
        await transaction.ExecuteEachAsync(
            """
            insert into lineage_node (id, kind, label, detail, at, event, position, dataset_id, counts)
            values (@Id, @Kind, @Label, @Detail, @At, @Event, @Position, @DatasetId, @Counts)
            on conflict (id, position) do nothing
            """,
            nodes);
        await transaction.ExecuteEachAsync(
            "insert into lineage_edge (from_id, to_id, position) values (@from, @to, @Position) on conflict (from_id, to_id) do nothing", edges);
        await transaction.ExecuteEachAsync(
            "insert into lineage_finding (correlation, node_id) values (@Correlation, @node) on conflict (correlation, node_id) do nothing", findings);
        await transaction.ExecuteEachAsync(
            "insert into lineage_own_gate (experiment_id, node_id) values (@experimentId, @node) on conflict (experiment_id, node_id) do nothing", ownGates);
        nodes.Clear();
        edges.Clear();
        findings.Clear();
        ownGates.Clear();
    }

    private static string CorrelationOf(RecordedEvent recorded) => recorded.Context.CorrelationId.ToString();
}
