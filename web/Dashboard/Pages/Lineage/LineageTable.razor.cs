using Microsoft.AspNetCore.Components;
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
}
