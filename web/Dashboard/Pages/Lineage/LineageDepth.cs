namespace SemCovNet.Dashboard.Pages.Lineage;

/// <summary>The part of a graph that lies within some steps before and after one node.</summary>
public static class LineageDepth
{
    public static ShownGraph Within(ShownGraph graph, string origin, int steps)
    {
        var kept = Reached(origin, steps, graph.Edges.ToLookup(edge => edge.From, edge => edge.To))
            .Union(Reached(origin, steps, graph.Edges.ToLookup(edge => edge.To, edge => edge.From)))
            .ToHashSet(StringComparer.Ordinal);
        return new([.. graph.Nodes.Where(node => kept.Contains(node.Id))], [.. graph.Edges.Where(edge => kept.Contains(edge.From) && kept.Contains(edge.To))]);
    }

    private static HashSet<string> Reached(string origin, int steps, ILookup<string, string> next)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { origin };
        IReadOnlyList<string> edge = [origin];
        for (var step = 0; step < steps && edge.Count > 0; step++)
            edge = [.. edge.SelectMany(node => next[node]).Where(reached.Add)];
        return reached;
    }
}
