using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SemCovNet.Dashboard.Calls;

namespace SemCovNet.Dashboard.Charts;

/// <summary>A chart drawn in the browser by the module <c>js/charts/KIND.js</c>. The page around it gives the same data as a table.</summary>
public sealed partial class Chart(IJSRuntime browser) : IAsyncDisposable
{
    private ElementReference element;
    private IJSObjectReference? chart;
    private string? drawn;
    private bool disposed;

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
            await CreateAsync();
        if (chart is null || disposed || Serialize() is var data && data == drawn)
            return;
        drawn = data;
        await chart.InvokeVoidAsync("draw", data);
    }

    // The page may go on while the browser loads and creates, and takes the element with it.
    private async Task CreateAsync()
    {
        chart = await browser.CreateAsync($"js/charts/{Kind}.js", element, drawn = Serialize());
        if (disposed)
            await DisposeAsync();
    }

    private string Serialize() => JsonSerializer.Serialize(Data, JsonSerializerOptions.Web);

    public async ValueTask DisposeAsync()
    {
        disposed = true;
        var made = chart;
        chart = null;
        await InBrowser.LetGoAsync(module: null, made);
    }
}
