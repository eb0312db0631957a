using Microsoft.AspNetCore.Components;

namespace SemCovNet.Dashboard.Loading;

/// <summary>Nothing to show yet, and what to do about it.</summary>
public sealed partial class Empty
{
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }
}
