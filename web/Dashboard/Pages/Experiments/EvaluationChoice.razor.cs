using Microsoft.AspNetCore.Components;
using SemCovNet.Dashboard.Pages.Experiments.Reading;

namespace SemCovNet.Dashboard.Pages.Experiments;

/// <summary>Which evaluation the page shows, where there are several.</summary>
public sealed partial class EvaluationChoice
{
    [Parameter, EditorRequired]
    public required ExperimentView View { get; set; }
}
