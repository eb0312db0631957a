using Microsoft.AspNetCore.Components;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Dashboard.Pages.Overview;

/// <summary>Models that wait for somebody's decision.</summary>
public sealed partial class UndecidedList
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<ExperimentSummary> Experiments { get; set; }
}
