using Microsoft.AspNetCore.Components;
using SemCovNet.Dashboard.Display;
using SemCovNet.ReadModels.Queue;

namespace SemCovNet.Dashboard.Pages.Queue;

public sealed partial class RunningTable(TimeProvider clock)
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<RunningExperiment> Rows { get; set; }

    /// <summary>Whether a reason is given, without which nothing can be cancelled.</summary>
    [Parameter, EditorRequired]
    public required bool CanDecide { get; set; }

    [Parameter, EditorRequired]
    public required EventCallback<QueuedExperiment> OnCancel { get; set; }

    private string Left(QueuedExperiment experiment) =>
        experiment.Left(clock.GetUtcNow()) is { } left ? Figure.Duration(left) : "—";
}
