using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Display;

namespace SemCovNet.Dashboard.Pages.Experiments.Fairness;

/// <summary>Every definition of disparity, side by side: rank and slope belong together.</summary>
public sealed partial class DisparityTable
{
    [Parameter, EditorRequired]
    public required FairnessReport Report { get; set; }

    private static string ByClass(DisparityResult result) =>
        result.ByClass.Count == 0 ? Figure.Undefined : string.Join(", ", result.ByClass.Select(pair => $"{pair.Key} {Figure.Signed(pair.Value)}"));
}
