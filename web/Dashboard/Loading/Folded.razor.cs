using Microsoft.AspNetCore.Components;

namespace SemCovNet.Dashboard.Loading;

/// <summary>What few unfold, and what is drawn for them alone: folded, it would cost everybody with each change of the page. An export does not know it before.</summary>
public sealed partial class Folded
{
    private bool opened;

    [Parameter]
    public string? Class { get; set; }

    [Parameter]
    public string? SummaryClass { get; set; }

    /// <summary>The id of a field in it: what was typed there is put back after the connection was lost, which unfolds it.</summary>
    [Parameter]
    public string? Opens { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment Summary { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }
}
