using Microsoft.AspNetCore.Components;

namespace SemCovNet.Dashboard.Export;

/// <summary>A table that few unfold, so its rows are drawn once somebody does. An export has them all the same.</summary>
public sealed partial class FoldedTable
{
    private bool opened;

    /// <summary>What it is called in an export.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>What stands there while it is folded.</summary>
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>Its rows for an export, the head first.</summary>
    [Parameter, EditorRequired]
    public required Func<IReadOnlyList<IReadOnlyList<string>>> Exported { get; set; }

    /// <summary>Whether it scrolls in a window of its own.</summary>
    [Parameter]
    public bool IsLong { get; set; }

    [Parameter]
    public string? Class { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment Head { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }

    private Task<IReadOnlyList<IReadOnlyList<string>>> All() => Task.FromResult(Exported());
}
