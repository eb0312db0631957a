using Microsoft.AspNetCore.Components;

namespace SemCovNet.Dashboard.Display;

/// <summary>A number that leads to where it comes from; without content a question mark that asks for the numbers beside it.</summary>
public sealed partial class WhyLink
{
    [Parameter, EditorRequired]
    public required NumberKey Of { get; set; }

    /// <summary>What the numbers beside a question mark are of.</summary>
    [Parameter]
    public string? Name { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Where numbers lead; null on pages that cannot tell.</summary>
    [CascadingParameter]
    private WhyLinks? Links { get; set; }
}
