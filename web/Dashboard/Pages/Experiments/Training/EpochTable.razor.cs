using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SemCovNet.Contracts.Events;

namespace SemCovNet.Dashboard.Pages.Experiments.Training;

/// <summary>What the curves show, epoch by epoch. Of very many only those in view are in the page.</summary>
public sealed partial class EpochTable(IJSRuntime browser)
{
    private const int MostWhole = 500;

    private bool opened;

    [Parameter, EditorRequired]
    public required IReadOnlyList<EpochCompleted> Epochs { get; set; }

    /// <summary>Names of the loss's terms.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Parts { get; set; }

    private bool IsLong => Epochs.Count > MostWhole;

    private ICollection<EpochCompleted> Items => [.. Epochs];

    private async Task DownloadAsync()
    {
        await using var module = await browser.InvokeAsync<IJSObjectReference>("import", "./js/download.js");
        await module.InvokeVoidAsync("save", "epochs.csv", "text/csv", EpochCsv.Write(Epochs, Parts));
    }
}
