using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Display;

namespace SemCovNet.Dashboard.Pages.Experiments.Fairness;

/// <summary>Which way of reading the model's answers the figures are of: the threshold that decides, and how the model was asked.</summary>
public sealed partial class ReadingChoice
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<FairnessReading> Readings { get; set; }

    [Parameter, EditorRequired]
    public required FairnessReading Shown { get; set; }

    /// <summary>Which numbers its own are.</summary>
    [Parameter, EditorRequired]
    public required NumberKey Key { get; set; }

    /// <summary>Where a <see cref="DecisionPoint"/> leads.</summary>
    [Parameter, EditorRequired]
    public required Func<string, string> PointLink { get; set; }

    /// <summary>Where descriptors given, or not, leads.</summary>
    [Parameter, EditorRequired]
    public required Func<bool, string> PriorsLink { get; set; }

    private IReadOnlyList<FairnessReading> Points => [.. Readings.Where(reading => reading.PriorsGiven == Shown.PriorsGiven)];

    private IReadOnlyList<bool> Conditions => [.. Readings.Select(reading => reading.PriorsGiven).Distinct()];
}
