using Microsoft.JSInterop;

namespace SemCovNet.Dashboard.Pages.Help;

/// <summary>What keys do, and the switch for those of a single character, which the browser keeps.</summary>
public sealed partial class KeyboardPage(IJSRuntime browser)
{
    // Null until the browser has told.
    private bool? areOn;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        areOn = await browser.InvokeAsync<bool>("semcovCharacters.areOn");
        StateHasChanged();
    }

    private async Task SwitchAsync(bool on)
    {
        areOn = on;
        await browser.InvokeVoidAsync("semcovCharacters.switch", on);
    }
}
