namespace SemCovNet.Metrics;

/// <summary>How well training rows cover one group.</summary>
/// <param name="Group">The group (y, k) or (y, k, s).</param>
/// <param name="Coverage">C = Σ M·a / Σ M, in 0..1; undefined where the descriptor was never observed.</param>
/// <param name="Deviation">D = C − π_k: near 0 where the descriptor is as rare as everywhere, below 0 where it is thin in this group.</param>
/// <param name="Support">n_eff = Σ a, in rows.</param>
/// <param name="Observed">Σ M, in rows.</param>
/// <param name="Stratum">Place among all cells of the level; null where undefined.</param>
/// <param name="Interval">Percentile interval of C over cases.</param>
public sealed record CoverageCell(
    SemanticGroup Group, MetricValue Coverage, MetricValue Deviation, double Support, double Observed, Stratum? Stratum, Interval? Interval);
