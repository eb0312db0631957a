using SemCovNet.Contracts.Reports;

namespace SemCovNet.Fairness.Replaying;

/// <summary>What a definition says of kept predictions.</summary>
/// <param name="Size">As limits see it: of a disparity the size, with the interval folded at 0.</param>
/// <param name="Disparity">With its sign, p and classes; null of a metric of all rows, and where there are no groups to speak of.</param>
/// <param name="Groups">The groups behind it, also those that do not count; empty of a metric of all rows.</param>
public sealed record Rescored(MetricResult Size, DisparityResult? Disparity, IReadOnlyList<GroupError> Groups);
