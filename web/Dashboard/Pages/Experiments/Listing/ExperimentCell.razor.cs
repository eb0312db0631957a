using Microsoft.AspNetCore.Components;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Dashboard.Pages.Experiments.Listing;

/// <summary>What one experiment has in one column.</summary>
public sealed partial class ExperimentCell
{
    [Parameter, EditorRequired]
    public required ExperimentSummary Row { get; set; }

    [Parameter, EditorRequired]
    public required ExperimentColumn Column { get; set; }

    private string? N => Row.Evaluation is { } evaluation ? $"n = {evaluation.N}" : null;

    private string? Groups => Row.Disparity is { } disparity ? $"{disparity.Groups} groups" : null;
}
