namespace SemCovNet.ReadModels.Lineage;

/// <summary>The newest of very many nodes, each with all that led to it.</summary>
internal static class LineageCut
{
    /// <param name="nodes">The newest first, with all that led to them.</param>
    /// <param name="edges">From each of them to what it came from, at least; some may lead out.</param>
    /// <param name="most">How many to keep besides data; the newest is kept with more, where so many led to it.</param>
    public static IReadOnlyList<LineageNode> Of(IReadOnlyList<LineageNode> nodes, IReadOnlyList<LineageEdge> edges, int most)
    {
        var byId = nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
        var parents = edges.Where(edge => byId.ContainsKey(edge.From)).ToLookup(edge => edge.To, edge => edge.From, StringComparer.Ordinal);
        var kept = new HashSet<string>(StringComparer.Ordinal);
        var made = 0;
        foreach (var node in nodes)
        {
            var missing = Missing(node.Id, parents, kept);
            made += missing.Count(id => !LineageData.Holds(byId[id].Kind));
            if (kept.Count > 0 && made > most)
                break;
            kept.UnionWith(missing);
        }
        return [.. nodes.Where(node => kept.Contains(node.Id))];
    }

    private static HashSet<string> Missing(string node, ILookup<string, string> parents, HashSet<string> kept)
    {
        var missing = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string>([node]);
        while (waiting.TryPop(out var id))
        {
            if (kept.Contains(id) || !missing.Add(id))
                continue;
            foreach (var parent in parents[id])
                waiting.Push(parent);
        }
        return missing;
    }
}
