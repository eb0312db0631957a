using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace SemCovNet.Dashboard.Palette;

/// <summary>Opened by Ctrl+K or the button in the head: goes to a page, an experiment or a dataset by a part of its name.</summary>
public sealed partial class CommandPalette(PaletteSearch search, NavigationManager navigation, IJSRuntime browser)
{
    private IReadOnlyList<PaletteEntry> entries = [];
    private string words = "";
    private int chosen;

    protected override async Task OnInitializedAsync() => entries = await search.FindAsync("");

    private async Task SearchAsync()
    {
        var sought = words;
        var found = await search.FindAsync(sought);
        // A slower answer to fewer letters must not replace a newer one.
        if (sought == words)
            (entries, chosen) = (found, 0);
    }

    private void Move(KeyboardEventArgs key)
    {
        var step = key.Key switch { "ArrowDown" => 1, "ArrowUp" => -1, _ => 0 };
        if (step != 0 && entries.Count > 0)
            chosen = (chosen + step + entries.Count) % entries.Count;
    }

    private Task GoToChosen() => chosen < entries.Count ? GoToAsync(entries[chosen]) : Task.CompletedTask;

    private async Task GoToAsync(PaletteEntry entry)
    {
        (words, chosen, entries) = ("", 0, await search.FindAsync(""));
        await browser.InvokeVoidAsync("semcovPalette.close");
        navigation.NavigateTo(entry.Address);
    }
}
