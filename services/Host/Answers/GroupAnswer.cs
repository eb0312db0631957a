using SemCovNet.Contracts.Reports;

namespace SemCovNet.Cli.Answers;

/// <summary>The error of one semantic coverage group.</summary>
/// <param name="N">n_eff, in rows.</param>
/// <param name="WhyNotCounted">Null where it counts.</param>
internal sealed record GroupAnswer(
    string Class, string Descriptor, string? Subgroup, double? Coverage, double? Error, IReadOnlyList<double>? Ci, double N, bool Counts, string? WhyNotCounted)
{
    public static GroupAnswer Of(GroupError group) => new(
        group.Class, group.Descriptor, group.Subgroup, group.Coverage, group.Error, group is { Low: { } low, High: { } high } ? [low, high] : null,
        group.EffectiveN, group.Counts, null);

    public static GroupAnswer Of(Metrics.GroupError group) => new(
        group.Group.Class, group.Group.Descriptor, group.Group.Subgroup, group.Coverage, group.Error.Number, MetricsAnswer.Ends(group.Interval),
        group.Support, group.Counts, group.WhyNotCounted);
}
