namespace SemCovNet.Contracts.Reports;

/// <summary>An evaluation's answers read one way: with or without descriptors given, decided at one threshold.</summary>
/// <param name="Point">One of <see cref="DecisionPoint"/>.</param>
/// <param name="Threshold">On p(positive); null for argmax, and where none could be fixed.</param>
/// <param name="FixedOn">Dataset and version whose validation rows fixed the threshold; null where none did.</param>
/// <param name="Groups">As in the report; empty where there is no threshold.</param>
/// <param name="Undefined">Why there are no figures; null where there are.</param>
public sealed record FairnessReading(
    string Point, bool PriorsGiven, double? Threshold, string? FixedOn, IReadOnlyList<GroupError> Groups, IReadOnlyList<DisparityResult> Disparities,
    string? Undefined);

public static class FairnessReadings
{
    /// <summary>The headline first, then the others, whatever the age of the report.</summary>
    public static IReadOnlyList<FairnessReading> AllReadings(this FairnessReport report) => [report.Headline(), .. report.Readings ?? []];

    private static FairnessReading Headline(this FairnessReport report) =>
        report.Groups.Select(group => group.Class).Distinct().Count() > 2
            ? new(DecisionPoint.Argmax, report.PriorsGiven, null, null, report.Groups, report.Disparities, null)
            : new(DecisionPoint.Half, report.PriorsGiven, 0.5, null, report.Groups, report.Disparities, null);
}
