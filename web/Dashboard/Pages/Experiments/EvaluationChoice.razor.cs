using Microsoft.AspNetCore.Components;
using SemCovNet.Dashboard.Display;
using SemCovNet.Dashboard.Pages.Experiments.Reading;

namespace SemCovNet.Dashboard.Pages.Experiments;

/// <summary>Which evaluation the page shows, where there are several.</summary>
public sealed partial class EvaluationChoice(NavigationManager navigation)
{
    [Parameter, EditorRequired]
    public required ExperimentView View { get; set; }

    // What was asked of the one before is not asked of the other.
    private string Link(string evaluation) =>
        navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["evaluation"] = evaluation, ["why"] = null }).At("metrics");
}
