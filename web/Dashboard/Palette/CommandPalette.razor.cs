using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using SemCovNet.Dashboard.Loading;

namespace SemCovNet.Dashboard.Palette;

/// <summary>Opened by Ctrl+K or the button in the head: goes to a page, an experiment or a dataset by a part of its name.</summary>
public sealed partial class CommandPalette(PaletteSearch search, NavigationManager navigation, IJSRuntime browser, ILogger<CommandPalette> logger)
{
    private IReadOnlyList<PaletteEntry> entries = PaletteSearch.FindPages("");
    private string words = "";
    private string? failure;
    private int chosen;
    private Task searching = Task.CompletedTask;
    private bool isLeaving;

    private Task SearchAsync() => searching = FindAsync();

    private async Task FindAsync()
    {
        var sought = words;
        var found = await Loadable<IReadOnlyList<PaletteEntry>>.FromAsync(() => search.FindAsync(sought), logger);
        // A slower answer to fewer letters must not replace a newer one.
        if (sought != words)
            return;
        (entries, failure) = found switch
        {
            Loadable<IReadOnlyList<PaletteEntry>>.Loaded loaded => (loaded.Value, null),
            Loadable<IReadOnlyList<PaletteEntry>>.Failed failed => (PaletteSearch.FindPages(sought), failed.Message),
            _ => (entries, failure),
        };
        chosen = 0;
    }

    private void Move(KeyboardEventArgs key)
    {
        var step = key.Key switch { "ArrowDown" => 1, "ArrowUp" => -1, _ => 0 };
        if (step != 0 && entries.Count > 0)
            chosen = (chosen + step + entries.Count) % entries.Count;
    }

    // Enter is meant for what was typed, which may still be looked for.
    private async Task GoToChosen()
    {
        await searching;
        if (chosen < entries.Count)
            await GoToAsync(entries[chosen]);
    }

    private async Task GoToAsync(PaletteEntry entry)
    {
        // A second Enter, or a second click, would take what stands there for the next visitor.
        if (isLeaving)
            return;
        isLeaving = true;
        (words, chosen, entries, failure) = ("", 0, PaletteSearch.FindPages(""), null);
        try
        {
            await browser.InvokeVoidAsync("semcovPalette.close");
            navigation.NavigateTo(entry.Address);
        }
        finally
        {
            isLeaving = false;
        }
    }
}
