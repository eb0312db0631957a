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

    [Parameter, EditorRequired]
    public required RenderFragment<T> ChildContent { get; set; }
}
