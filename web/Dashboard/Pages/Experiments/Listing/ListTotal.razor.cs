using Microsoft.AspNetCore.Components;

namespace SemCovNet.Dashboard.Pages.Experiments.Listing;

/// <summary>How many rows of how many a page shows; the latter once they are counted.</summary>
public sealed partial class ListTotal
{
    private long? total;
    private string? counted;

    [Parameter, EditorRequired]
    public required int Shown { get; set; }

    /// <summary>What is counted: until it is counted again, what is known of it stays.</summary>
    [Parameter, EditorRequired]
    public required string? Query { get; set; }

    [Parameter, EditorRequired]
    public required Task<long> Total { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var counting = Total;
        if (counted != Query)
            (total, counted) = (null, Query);
        var number = await counting;
        // Meanwhile another list may have been asked for.
        if (counting == Total)
            total = number;
    }
}
