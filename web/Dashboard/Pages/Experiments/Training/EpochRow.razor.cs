using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Events;

namespace SemCovNet.Dashboard.Pages.Experiments.Training;

public sealed partial class EpochRow
{
    [Parameter, EditorRequired]
    public required EpochCompleted Epoch { get; set; }

    /// <summary>Names of the loss's terms.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Parts { get; set; }
}
