using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SemCovNet.Dashboard.Calls;

namespace SemCovNet.Dashboard.Readers;

/// <summary>Asks the browser once how its reader writes numbers and times, and shows nothing before it has answered.</summary>
public sealed partial class ForReader(IJSRuntime browser, CircuitReader circuit, CircuitConnection connection) : IDisposable
{
    private bool known;

    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }

    protected override void OnInitialized() => connection.CameBack += TellBrowser;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        circuit.Set((await browser.InvokeAsync<BrowserSays>("semcovConnected")).ToReader());
        known = true;
        StateHasChanged();
    }

    public void Dispose() => connection.CameBack -= TellBrowser;

    // What was typed before the break was noticed has not arrived here.
    private void TellBrowser() => _ = InvokeAsync(async () => await browser.InvokeVoidAsync("semcovConnectedAgain"));
}
