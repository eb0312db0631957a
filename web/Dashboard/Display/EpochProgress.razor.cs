using Microsoft.AspNetCore.Components;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Dashboard.Display;

public sealed partial class EpochProgress
{
    [Parameter, EditorRequired]
    public required ExperimentSummary Experiment { get; set; }
}
