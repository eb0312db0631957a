namespace SemCovNet.Metrics;

/// <summary>The distribution of coverage over all cells where it is defined.</summary>
/// <param name="Cells">Number of cells.</param>
/// <param name="Mean">Mean coverage.</param>
/// <param name="StandardDeviation">Population standard deviation: the cells are all there are.</param>
/// <param name="Minimum">Lowest coverage.</param>
/// <param name="Maximum">Highest coverage.</param>
/// <param name="Quantiles">(q, value) for q = 0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95, linearly interpolated.</param>
/// <param name="ShareZero">Share of cells with coverage 0.</param>
/// <param name="SharesBelow">(limit, share of cells below it) for 0.01, 0.05 and 0.10.</param>
public sealed record CoverageSummary(
    int Cells,
    double Mean,
    double StandardDeviation,
    double Minimum,
    double Maximum,
    IReadOnlyList<(double Q, double Value)> Quantiles,
    double ShareZero,
    IReadOnlyList<(double Limit, double Share)> SharesBelow)
{
    private static readonly double[] Levels = [0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95];
    private static readonly double[] Limits = [0.01, 0.05, 0.10];

    /// <summary>Null when there are no values.</summary>
    internal static CoverageSummary? Of(double[] coverage) => coverage.Length == 0 ? null : new(
        coverage.Length,
        coverage.Average(),
        Math.Sqrt(Spread.Variance(coverage)),
        coverage.Min(),
        coverage.Max(),
        [.. Levels.Select(q => (q, Metrics.Quantiles.Linear(coverage, q)))],
        coverage.Count(c => c == 0) / (double)coverage.Length,
        [.. Limits.Select(limit => (limit, coverage.Count(c => c < limit) / (double)coverage.Length))]);
}
