using Microsoft.AspNetCore.Components;

namespace SemCovNet.Dashboard.Layout;

public sealed partial class Section
{
    [Parameter, EditorRequired]
    public required string Anchor { get; set; }

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }
}
