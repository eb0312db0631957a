using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace SemCovNet.Dashboard.Readers;

/// <summary>Asks the browser once how its reader writes numbers and times, and shows nothing before it has answered.</summary>
public sealed partial class ForReader(IJSRuntime browser, CircuitReader circuit)
{
    private bool known;

    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        circuit.Set((await browser.InvokeAsync<BrowserSays>("semcovConnected")).ToReader());
        known = true;
        StateHasChanged();
    }
}
