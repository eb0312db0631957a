using SemCovNet.ReadModels.Lineage;

namespace SemCovNet.Dashboard.Pages.Lineage;

/// <summary>Nodes by how many steps lie before them, at most: parents come in an earlier rank than their children.</summary>
public static class LineageRanks
{
    public static IReadOnlyList<IReadOnlyList<LineageNode>> Of(LineageGraph graph)
    {
        var children = graph.Edges.ToLookup(edge => edge.From, edge => edge.To, StringComparer.Ordinal);
        var waiting = graph.Nodes.ToDictionary(node => node.Id, _ => 0, StringComparer.Ordinal);
        foreach (var edge in graph.Edges)
            waiting[edge.To]++;
        var ranks = new List<IReadOnlyList<LineageNode>>();
        var byId = graph.Nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
        IReadOnlyList<LineageNode> rank = [.. graph.Nodes.Where(node => waiting[node.Id] == 0)];
        while (rank.Count > 0)
        {
            ranks.Add(rank);
            rank = [.. rank.SelectMany(node => children[node.Id]).Where(child => --waiting[child] == 0).Select(child => byId[child])];
        }
        return ranks;
    }
}
