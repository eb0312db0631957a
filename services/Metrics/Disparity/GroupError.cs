namespace SemCovNet.Metrics;

/// <summary>Error of one semantic coverage group over evaluation rows.</summary>
/// <param name="Group">The group.</param>
/// <param name="Coverage">C_g in 0..1 from training; null when the coverage table does not hold it.</param>
/// <param name="Error">e_g = Σ a·1[decision ≠ y] / Σ a, in 0..1; undefined without support.</param>
/// <param name="Support">n_eff = Σ a over observed rows.</param>
/// <param name="Interval">Percentile interval of e_g over cases.</param>
/// <param name="WhyNotCounted">Why the group takes no part; null when it counts.</param>
public sealed record GroupError(
    SemanticGroup Group, double? Coverage, MetricValue Error, double Support, Interval? Interval, string? WhyNotCounted)
{
    public bool Counts => WhyNotCounted is null;
}
