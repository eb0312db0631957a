using Microsoft.AspNetCore.Components;
using SemCovNet.ReadModels.Queue;

namespace SemCovNet.Dashboard.Pages.Queue;

public sealed partial class WaitingTable
{
    /// <summary>In the order in which they are taken up.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<QueuedExperiment> Rows { get; set; }

    /// <summary>Whether a reason is given, without which nothing can be cancelled.</summary>
    [Parameter, EditorRequired]
    public required bool CanDecide { get; set; }

    [Parameter, EditorRequired]
    public required EventCallback<QueuedExperiment> OnCancel { get; set; }
}
