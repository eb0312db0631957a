using Microsoft.AspNetCore.Components;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Dashboard.Pages.Experiments.Listing;

/// <summary>Experiments counted by the values of one field; a value leads to the experiments that have it.</summary>
public sealed partial class ExperimentGroupTable
{
    [Parameter, EditorRequired]
    public required string By { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<ExperimentGroup> Groups { get; set; }

    [Parameter, EditorRequired]
    public required Func<ExperimentGroup, string> Link { get; set; }
}
