using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Events;

namespace SemCovNet.Dashboard.Pages.Experiments.Training;

/// <summary>What the curves show, epoch by epoch. Of very many only those in view are in the page.</summary>
public sealed partial class EpochTable
{
    private const int MostWhole = 500;

    [Parameter, EditorRequired]
    public required IReadOnlyList<EpochCompleted> Epochs { get; set; }

    /// <summary>Names of the loss's terms.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Parts { get; set; }

    private bool IsLong => Epochs.Count > MostWhole;

    private ICollection<EpochCompleted> Items => [.. Epochs];
}
