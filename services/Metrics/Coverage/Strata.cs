namespace SemCovNet.Metrics;

internal static class Strata
{
    /// <summary>Tail ≤ Q25, head ≥ Q75 of the defined values, middle between; null for NaN. A cell that is both (all equal) is tail.</summary>
    public static Stratum?[] Of(double[] coverage)
    {
        double[] sorted = [.. coverage.Where(c => !double.IsNaN(c)).Order()];
        if (sorted.Length == 0)
        {
            return new Stratum?[coverage.Length];
        }

        var (low, high) = (Quantiles.OfSorted(sorted, 0.25), Quantiles.OfSorted(sorted, 0.75));
        return [.. coverage.Select(c => double.IsNaN(c) ? (Stratum?)null : c <= low ? Stratum.Tail : c >= high ? Stratum.Head : Stratum.Middle)];
    }
}
