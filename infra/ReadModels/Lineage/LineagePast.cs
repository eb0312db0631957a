using System.Text.Json;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.ReadModels.Lineage;

/// <summary>
/// Reads all that led to some nodes, step by step, and of the data all that there is of their datasets: sets follow on each other by the thousand, too many for
/// steps. A recursive query would do it in one, but PostgreSQL cannot know how far it goes and reads the whole table for each step.
/// </summary>
internal sealed class LineagePast(SqlDatabase database, long last, CancellationToken cancellation)
{
    // The names of an object are a list that both databases unfold.
    private const string Sought = "(select key from json_each(json(@Sought)))";

    private readonly Dictionary<string, LineageRow> found = new(StringComparer.Ordinal);
    private readonly List<LineageEdge> edges = [];

    /// <summary>To each node from what it came from; some may come from none that is there.</summary>
    public IReadOnlyList<LineageEdge> Edges => edges;

    /// <summary>The newest first.</summary>
    public IEnumerable<LineageRow> Nodes => found.Values.OrderByDescending(row => row.Position).ThenBy(row => row.Id, StringComparer.Ordinal);

    public async Task ReadAsync(IReadOnlyList<LineageRow> newest)
    {
        for (var rows = newest; rows.Count > 0;)
        {
            Add(rows);
            var parents = await ParentsAsync(rows.Where(row => !IsData(row)));
            rows = await NodesAsync("node.id", parents.Where(id => !found.ContainsKey(id)));
        }
        Add(await NodesAsync($"node.kind in ({LineageData.Kinds}) and node.dataset_id", found.Values.Select(row => row.DatasetId).OfType<string>()));
        await ParentsAsync(found.Values.Where(IsData));
    }

    private static bool IsData(LineageRow row) => LineageData.Holds(Enum.Parse<LineageKind>(row.Kind));

    private void Add(IReadOnlyList<LineageRow> rows)
    {
        foreach (var row in rows)
            found[row.Id] = row;
    }

    private async Task<IEnumerable<string>> ParentsAsync(IEnumerable<LineageRow> rows)
    {
        var before = await database.QueryAsync<LineageEdge>(
            $"""select from_id as "From", to_id as "To" from lineage_edge where position <= @Last and to_id in {Sought}""",
            new { Last = last, Sought = Json(rows.Select(row => row.Id)) }, cancellation);
        edges.AddRange(before);
        return before.Select(edge => edge.From);
    }

    private Task<IReadOnlyList<LineageRow>> NodesAsync(string column, IEnumerable<string> values) => database.QueryAsync<LineageRow>(
        $"select {LineageRow.Columns} {LineageRow.Standing} and {column} in {Sought}", new { Last = last, Sought = Json(values) }, cancellation);

    private static string Json(IEnumerable<string> keys) => JsonSerializer.Serialize(keys.Distinct().ToDictionary(key => key, _ => 0));
}
