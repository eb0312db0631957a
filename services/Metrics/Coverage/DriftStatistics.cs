namespace SemCovNet.Metrics;

/// <summary>What the drift test looks at.</summary>
/// <param name="Variations">(K), null where a version observed no value.</param>
internal sealed record DriftStatistics(double?[] Variations, double? TailThen, double? TailNow)
{
    private const double TailQuantile = 0.25;

    public double? TailChange => TailNow - TailThen;

    public static DriftStatistics Of(DriftSums sums, double[] then, double[] now) => new(
        [.. Enumerable.Range(0, sums.Descriptors.Count).Select(k => Variation(sums.Histogram(then, k), sums.Histogram(now, k)))],
        Tail(sums, then), Tail(sums, now));

    // Half the sum of absolute differences of the shares.
    private static double? Variation(ReadOnlySpan<double> then, ReadOnlySpan<double> now)
    {
        var (before, after, distance) = (0.0, 0.0, 0.0);
        for (var bin = 0; bin < then.Length; bin++)
        {
            (before, after) = (before + then[bin], after + now[bin]);
        }

        if (before == 0 || after == 0)
        {
            return null;
        }

        for (var bin = 0; bin < then.Length; bin++)
        {
            distance += Math.Abs(then[bin] / before - now[bin] / after);
        }

        return distance / 2;
    }

    private static double? Tail(DriftSums sums, double[] totals)
    {
        double[] cells = [.. from y in Enumerable.Range(0, sums.Classes) from k in Enumerable.Range(0, sums.Descriptors.Count) select sums.Coverage(totals, y, k)];
        double[] defined = [.. cells.Where(coverage => !double.IsNaN(coverage))];
        return defined.Length == 0 ? null : Quantiles.Linear(defined, TailQuantile);
    }
}
