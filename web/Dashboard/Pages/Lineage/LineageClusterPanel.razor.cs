using Microsoft.AspNetCore.Components;

namespace SemCovNet.Dashboard.Pages.Lineage;

/// <summary>What stands behind a node that is several.</summary>
public sealed partial class LineageClusterPanel
{
    private const int Shown = 40;

    [Parameter, EditorRequired]
    public required ShownNode Cluster { get; set; }

    [Parameter, EditorRequired]
    public required Func<string?, string> NodeLink { get; set; }

    /// <summary>Where its members stand apart.</summary>
    [Parameter, EditorRequired]
    public required string OpenLink { get; set; }
}
