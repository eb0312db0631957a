using SemCovNet.Dashboard.Display;
using SemCovNet.ReadModels.Lineage;

namespace SemCovNet.Dashboard.Pages.Lineage;

/// <summary>A node as it is drawn: one of the graph's, or several alike that stand as one.</summary>
/// <param name="Members">Newest first; one where it stands for itself.</param>
public sealed record ShownNode(string Id, LineageKind Kind, string Label, IReadOnlyList<LineageNode> Members)
{
    public bool IsCluster => Members.Count > 1;

    /// <summary>The label; experiments of one recipe are told apart as the list tells them apart.</summary>
    public string Name => Kind == LineageKind.Experiment && !IsCluster ? $"{Label} {Ids.Short(Id[(Id.IndexOf(':') + 1)..])}" : Label;

    public static ShownNode Of(LineageNode node) => new(node.Id, node.Kind, node.Label, [node]);
}

public sealed record ShownGraph(IReadOnlyList<ShownNode> Nodes, IReadOnlyList<LineageEdge> Edges)
{
    public ShownNode? Find(string? id) => Nodes.FirstOrDefault(node => node.Id == id) ?? Nodes.FirstOrDefault(node => node.Members.Any(member => member.Id == id));
}
