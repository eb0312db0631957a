using SemCovNet.Contracts.Reports;

namespace SemCovNet.Cli.Answers;

/// <summary>How error follows coverage when the answers are read one way.</summary>
/// <param name="Point">p0.5, val-spec90, val-spec95, or argmax.</param>
/// <param name="FixedOn">Dataset and version whose validation rows fixed the threshold.</param>
/// <param name="OnScore">Whether the threshold is held against the model's decision score instead of its probability.</param>
/// <param name="Outcome">sens@1 and spec@1 at the threshold.</param>
/// <param name="Undefined">Why there is no threshold, and so no figure.</param>
/// <param name="Descriptor">By definition, over groups (class, descriptor).</param>
/// <param name="Subgroup">By definition, over groups (class, descriptor, subgroup); empty without a subgroup attribute.</param>
/// <param name="Worst">The group that counts with the highest error, at descriptor level.</param>
internal sealed record ReadingAnswer(
    string Point, bool PriorsGiven, double? Threshold, string? FixedOn, bool OnScore, IReadOnlyList<MetricResult> Outcome, string? Undefined, IReadOnlyDictionary<string, CdiAnswer> Descriptor,
    IReadOnlyDictionary<string, CdiAnswer> Subgroup, GroupAnswer? Worst)
{
    public static ReadingAnswer Of(FairnessReading reading) => new(
        reading.Point, reading.PriorsGiven, reading.Threshold, reading.FixedOn, reading.OnScore, reading.Outcome ?? [], reading.Undefined, At("descriptor", reading), At("subgroup", reading),
        reading.Groups.Where(group => group is { Counts: true, Subgroup: null }).MaxBy(group => group.Error) is { } worst ? GroupAnswer.Of(worst) : null);

    private static IReadOnlyDictionary<string, CdiAnswer> At(string level, FairnessReading reading) =>
        reading.Disparities.Where(result => result.Level == level).ToDictionary(result => result.Definition, CdiAnswer.Of);
}
