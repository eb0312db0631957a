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
        await using var module = await browser.InvokeAsync<IJSObjectReference>("import", "./js/reader.js");
        var says = await module.InvokeAsync<BrowserSays>("describe");
        circuit.Set(says.ToReader());
        known = true;
        StateHasChanged();
    }
}
