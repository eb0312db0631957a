using SemCovNet.ReadModels.Lineage;

namespace SemCovNet.Dashboard.Pages.Lineage;

/// <summary>
/// Lets five and more siblings that are alike stand as one node: the same kind, the same name where names tell them apart, and the same parents.
/// Their children then have one parent too, so a study of sixty experiments is a line of a few nodes. So do annotation sets in a row of which
/// nothing was made, and the batches that led to them.
/// </summary>
public sealed class LineageClusters
{
    public const int Least = 5;
    public const string Prefix = "cluster:";

    private readonly IReadOnlySet<string> open;
    private readonly ILookup<string, string> parents;
    private readonly ILookup<string, string> children;
    private readonly Dictionary<string, string> shownAs = new(StringComparer.Ordinal);
    private readonly List<ShownNode> shown = [];

    private LineageClusters(LineageGraph graph, IReadOnlySet<string> open)
    {
        this.open = open;
        parents = graph.Edges.ToLookup(edge => edge.To, edge => edge.From, StringComparer.Ordinal);
        children = graph.Edges.ToLookup(edge => edge.From, edge => edge.To, StringComparer.Ordinal);
    }

    /// <param name="open">Ids of clusters whose members are to stand apart.</param>
    public static ShownGraph Collapse(LineageGraph graph, IReadOnlySet<string> open)
    {
        var clusters = new LineageClusters(graph, open);
        foreach (var run in IdleRuns.Of(graph, Least))
            clusters.AddRun(run);
        foreach (var rank in LineageRanks.Of(graph))
            clusters.Add(rank);
        return new(clusters.shown, [.. graph.Edges.Select(clusters.ShownEdge).Where(edge => edge.From != edge.To).Distinct()]);
    }

    private void Add(IEnumerable<LineageNode> rank)
    {
        foreach (var alike in rank.Where(node => !shownAs.ContainsKey(node.Id)).GroupBy(Key))
        {
            List<LineageNode> members = [.. alike.OrderByDescending(node => node.Position).ThenBy(node => node.Id, StringComparer.Ordinal)];
            // Newer siblings join a cluster without renaming it.
            var id = Prefix + members[^1].Id;
            if (members.Count >= Least && Beside(members[0]).Any() && !open.Contains(id))
                Show(new(id, members[0].Kind, $"{members.Count} × {NameOf(members)}", members));
            else
                members.ForEach(member => Show(ShownNode.Of(member)));
        }
    }

    private void AddRun(IReadOnlyList<LineageNode> run)
    {
        var id = Prefix + run[0].Id;
        if (!open.Contains(id))
            Show(new(id, run[0].Kind, $"{run.Count} × {NameOf(run)}", [.. run.Reverse()]));
    }

    private void Show(ShownNode node)
    {
        shown.Add(node);
        foreach (var member in node.Members)
            shownAs[member.Id] = node.Id;
    }

    private (LineageKind, string, string) Key(LineageNode node) =>
        (node.Kind, IsTold(node.Kind) ? node.Label : "", string.Join('\n', Beside(node).Select(other => shownAs.GetValueOrDefault(other, other)).Distinct().Order(StringComparer.Ordinal)));

    // A batch has no parents: what it led to says which stand together.
    private IEnumerable<string> Beside(LineageNode node) => node.Kind == LineageKind.AnnotationBatch ? children[node.Id] : parents[node.Id];

    // A recipe or a verdict says what a node is; the label of a model or an evaluation only says which.
    private static bool IsTold(LineageKind kind) => kind is LineageKind.Experiment or LineageKind.Gate or LineageKind.Promotion or LineageKind.Retraining;

    private static string NameOf(IReadOnlyList<LineageNode> members) => IsTold(members[0].Kind) ? members[0].Label : LineageKindName.Of(members[0].Kind);

    private LineageEdge ShownEdge(LineageEdge edge) => new(shownAs[edge.From], shownAs[edge.To]);
}
