using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Dashboard.Pages.Experiments.Fairness;

/// <summary>Every definition of disparity, side by side: rank and slope belong together.</summary>
public sealed partial class DisparityTable
{
    [Parameter, EditorRequired]
    public required FairnessReport Report { get; set; }

    [Parameter, EditorRequired]
    public required FairnessReading Reading { get; set; }

    // Older reports have no intervals within classes, and do not say which class was left out.
    private static IEnumerable<ClassDisparity> Classes(DisparityResult result) =>
        result.Classes ?? result.ByClass.Select(pair => new ClassDisparity(pair.Key, pair.Value, null, null, 0, null));
}
