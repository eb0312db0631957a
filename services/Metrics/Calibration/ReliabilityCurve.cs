namespace SemCovNet.Metrics;

/// <summary>Reliability of the rows of a group, in 15 bins of equal width.</summary>
/// <param name="Group">Which rows.</param>
/// <param name="Support">n_eff = Σ a.</param>
/// <param name="Ece">Σ_b |Σ a·(p − outcome)| / Σ a; undefined as "Insufficient evidence" when n_eff is below the floor.</param>
/// <param name="Interval">Percentile interval of the error over cases.</param>
/// <param name="Bins">The bins; none when there is not evidence enough.</param>
public sealed record ReliabilityCurve(
    ReliabilityGroup Group, double Support, MetricValue Ece, Interval? Interval, IReadOnlyList<ReliabilityBin> Bins);
