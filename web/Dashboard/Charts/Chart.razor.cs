using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace SemCovNet.Dashboard.Charts;

/// <summary>A chart drawn in the browser by the module <c>js/charts/KIND.js</c>. The page around it gives the same data as a table.</summary>
public sealed partial class Chart(IJSRuntime browser) : IAsyncDisposable
{
    private ElementReference element;
    private IJSObjectReference? module;
    private IJSObjectReference? chart;
    private string? drawn;

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

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            module = await browser.InvokeAsync<IJSObjectReference>("import", $"./js/charts/{Kind}.js");
            chart = await module.InvokeAsync<IJSObjectReference>("create", element);
        }
        var data = JsonSerializer.Serialize(Data, JsonSerializerOptions.Web);
        if (chart is null || data == drawn)
            return;
        drawn = data;
        await chart.InvokeVoidAsync("draw", data);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (chart is not null)
            {
                await chart.InvokeVoidAsync("dispose");
                await chart.DisposeAsync();
            }
            if (module is not null)
                await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and the chart with it.
        }
    }
}
