using SemCovNet.Contracts.Reports;
using SemCovNet.Metrics;

namespace SemCovNet.Fairness.Replaying;

/// <summary>Which figure of a definition is meant: by default the headline's, of all rows.</summary>
/// <param name="Level">Of a disparity; a metric has none.</param>
/// <param name="Point">A <see cref="DecisionPoint"/>; null for the headline's.</param>
/// <param name="PriorsGiven">Whether the model was given descriptors; null as in the headline.</param>
/// <param name="Subgroup">Whose rows a metric is of; null for all.</param>
/// <param name="Descriptor">By whose values the rows of a calibration error are weighted; null for not at all.</param>
/// <param name="Tail">Whether a metric is of the tail's rows.</param>
public sealed record ReplayScope(
    CoverageLevel Level = CoverageLevel.Descriptor, string? Point = null, bool? PriorsGiven = null, (string Attribute, string Value)? Subgroup = null,
    string? Descriptor = null, bool Tail = false)
{
    public static ReplayScope Headline { get; } = new();
}
