using Microsoft.AspNetCore.Components;

namespace SemCovNet.Dashboard.Loading;

/// <summary>Shows the loading and error states of one query, and its answer through the child content.</summary>
public sealed partial class States<T>
{
    [Parameter, EditorRequired]
    public required Loadable<T> Of { get; set; }

    /// <summary>What is being loaded, as in "Loading experiments…".</summary>
    [Parameter, EditorRequired]
    public required string What { get; set; }

    /// <summary>Where the answer bears the page's heading: the heading while there is no answer, for it failed.</summary>
    [Parameter]
    public string? Heading { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment<T> ChildContent { get; set; }
}
