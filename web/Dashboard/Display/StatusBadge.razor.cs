using Microsoft.AspNetCore.Components;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Dashboard.Display;

public sealed partial class StatusBadge
{
    [Parameter, EditorRequired]
    public required ExperimentStatus Status { get; set; }

    private string Tone => Status switch
    {
        ExperimentStatus.Completed => "good",
        ExperimentStatus.Failed => "bad",
        ExperimentStatus.Cancelled or ExperimentStatus.Waiting => "plain",
        _ => "running",
    };
}
