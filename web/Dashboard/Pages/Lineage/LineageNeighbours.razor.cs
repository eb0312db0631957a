using Microsoft.AspNetCore.Components;
using SemCovNet.ReadModels.Lineage;

namespace SemCovNet.Dashboard.Pages.Lineage;

/// <summary>What a node came from and what it led to, to go on from there without the picture.</summary>
public sealed partial class LineageNeighbours
{
    private const int Shown = 40;

    /// <summary>As it is drawn.</summary>
    [Parameter, EditorRequired]
    public required ShownGraph Graph { get; set; }

    /// <summary>As it is.</summary>
    [Parameter, EditorRequired]
    public required LineageGraph Whole { get; set; }

    /// <summary>Of the chosen node.</summary>
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    [Parameter, EditorRequired]
    public required Func<string?, string> NodeLink { get; set; }

    private IReadOnlyList<ShownNode> From { get; set; } = [];

    private IReadOnlyList<ShownNode> To { get; set; } = [];

    protected override void OnParametersSet()
    {
        var (nodes, edges) = Around();
        From = Found(nodes, edges.Where(edge => edge.To == Id).Select(edge => edge.From));
        To = Found(nodes, edges.Where(edge => edge.From == Id).Select(edge => edge.To));
    }

    // One of several that stand as one has its own parents and children, not those of all.
    private (IEnumerable<ShownNode> Nodes, IReadOnlyList<LineageEdge> Edges) Around() =>
        Graph.Nodes.Any(node => node.Id == Id) ? (Graph.Nodes, Graph.Edges) : (Whole.Nodes.Select(ShownNode.Of), Whole.Edges);

    private static IReadOnlyList<ShownNode> Found(IEnumerable<ShownNode> nodes, IEnumerable<string> ids)
    {
        var sought = ids.ToHashSet(StringComparer.Ordinal);
        return [.. nodes.Where(node => sought.Contains(node.Id)).OrderBy(node => node.Kind).ThenByDescending(node => node.Members[0].Position)];
    }
}
