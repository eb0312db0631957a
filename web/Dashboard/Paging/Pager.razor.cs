using Microsoft.AspNetCore.Components;
using SemCovNet.ReadModels;

namespace SemCovNet.Dashboard.Paging;

/// <summary>How many rows of how many a page shows, and the ways to the others. Nothing where all are shown.</summary>
public sealed partial class Pager<T>
{
    [Parameter, EditorRequired]
    public required Page<T> Page { get; set; }

    /// <summary>What is listed, as in "Pages of alerts".</summary>
    [Parameter, EditorRequired]
    public required string What { get; set; }

    /// <summary>Where the page starts; null on the first.</summary>
    [Parameter, EditorRequired]
    public required string? After { get; set; }

    /// <summary>The address of the page that starts there; null for the first.</summary>
    [Parameter, EditorRequired]
    public required Func<string?, string> Link { get; set; }
}
