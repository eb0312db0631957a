using SemCovNet.ReadModels.Lineage;

namespace SemCovNet.Dashboard.Pages.Lineage;

/// <summary>
/// Annotation sets that follow each other and of which nothing was made: each session of corrections publishes one, and a month's work is many.
/// </summary>
public static class IdleRuns
{
    /// <returns>Runs of at least so many sets, oldest first in each.</returns>
    public static IReadOnlyList<IReadOnlyList<LineageNode>> Of(LineageGraph graph, int least)
    {
        var byId = graph.Nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
        var children = graph.Edges.ToLookup(edge => edge.From, edge => byId[edge.To]);
        var before = graph.Edges.Where(edge => IsSet(byId[edge.From]) && IsSet(byId[edge.To])).ToDictionary(edge => edge.To, edge => byId[edge.From]);
        bool IsIdle(LineageNode node) => IsSet(node) && children[node.Id].All(IsSet);

        var runs = new Dictionary<string, List<LineageNode>>(StringComparer.Ordinal);
        foreach (var set in graph.Nodes.Where(IsIdle).OrderBy(node => node.Position))
        {
            var run = before.TryGetValue(set.Id, out var previous) ? runs.GetValueOrDefault(previous.Id) : null;
            runs[set.Id] = run ??= [];
            run.Add(set);
        }
        return [.. runs.Values.Distinct().Where(run => run.Count >= least)];
    }

    private static bool IsSet(LineageNode node) => node.Kind == LineageKind.AnnotationSet;
}
