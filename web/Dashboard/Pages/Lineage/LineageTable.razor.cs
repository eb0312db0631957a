using Microsoft.AspNetCore.Components;
using SemCovNet.Dashboard.Display;
using SemCovNet.ReadModels.Lineage;

namespace SemCovNet.Dashboard.Pages.Lineage;

/// <summary>The graph's nodes as a table, for those who do not see the picture; only the rows in view are in the page.</summary>
public sealed partial class LineageTable
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<LineageNode> Nodes { get; set; }

    [Parameter, EditorRequired]
    public required Func<string?, string> NodeLink { get; set; }

    private ICollection<LineageNode> Items => [.. Nodes];

    private IReadOnlyList<IReadOnlyList<string>> Rows() =>
    [
        ["Kind", "What", "Detail", "From event", "When"],
        .. Nodes.Select(node => (IReadOnlyList<string>)[LineageKindName.Of(node.Kind), node.Label, node.Detail ?? "", node.Event, When.Exact(node.At)]),
    ];
}
