using System.Text.Json.Serialization;

namespace SemCovNet.Contracts.Reports;

/// <summary>An evaluation's answers read one way: with or without descriptors given, decided at one threshold.</summary>
/// <param name="Point">One of <see cref="DecisionPoint"/>.</param>
/// <param name="Threshold">On p(positive), or on the decision score; null for argmax, and where none could be fixed.</param>
/// <param name="FixedOn">Dataset and version whose validation rows fixed the threshold; null where none did.</param>
/// <param name="Groups">As in the report; empty where there is no threshold.</param>
/// <param name="Undefined">Why there are no figures; null where there are.</param>
/// <param name="OnScore">Whether the threshold is held against the model's decision score instead of its probability.</param>
/// <param name="Outcome">Sensitivity and specificity at the threshold; null with more than two classes, without a threshold, and in older reports.</param>
public sealed record FairnessReading(
    string Point, bool PriorsGiven, double? Threshold, string? FixedOn, IReadOnlyList<GroupError> Groups, IReadOnlyList<DisparityResult> Disparities,
    string? Undefined,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool OnScore = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<MetricResult>? Outcome = null);

public static class FairnessReadings
{
    /// <summary>The headline first, then the others, whatever the age of the report.</summary>
    public static IReadOnlyList<FairnessReading> AllReadings(this FairnessReport report) => [report.Headline(), .. report.Readings ?? []];

    private static FairnessReading Headline(this FairnessReport report) =>
        report.Groups.Select(group => group.Class).Distinct().Count() > 2
            ? new(DecisionPoint.Argmax, report.PriorsGiven, null, null, report.Groups, report.Disparities, null)
            : new(DecisionPoint.Half, report.PriorsGiven, 0.5, null, report.Groups, report.Disparities, null, Outcome: report.Outcome);
}
