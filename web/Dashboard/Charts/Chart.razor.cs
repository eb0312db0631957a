using System.Text.Json;
using Microsoft.AspNetCore.Components;

namespace SemCovNet.Dashboard.Charts;

/// <summary>
/// A chart, drawn in the browser by the module <c>js/charts/KIND.js</c> as soon as it is part of the page, for its data are part of the markup. The page around it
/// gives the same data as a table.
/// </summary>
public sealed partial class Chart
{
    private object? written;
    private string json = "";

    [Parameter, EditorRequired]
    public required string Kind { get; set; }

    /// <summary>What the module draws. It is drawn again when it has changed.</summary>
    [Parameter, EditorRequired]
    public required object Data { get; set; }

    /// <summary>What a screen reader says.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter]
    public string? Title { get; set; }

    /// <summary>A CSS class that sets the height: empty or "tall".</summary>
    [Parameter]
    public string Size { get; set; } = "";

    protected override void OnParametersSet()
    {
        if (Data.Equals(written))
            return;
        written = Data;
        json = JsonSerializer.Serialize(Data, JsonSerializerOptions.Web);
    }
}
