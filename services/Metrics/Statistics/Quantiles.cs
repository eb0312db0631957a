namespace SemCovNet.Metrics;

public static class Quantiles
{
    /// <summary>The q-quantile (q in 0..1) by linear interpolation at position (n − 1)·q of the sorted values.</summary>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static double Linear(IEnumerable<double> values, double q)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return OfSorted(sorted, q);
    }

    /// <inheritdoc cref="Linear"/>
    public static double OfSorted(ReadOnlySpan<double> sorted, double q)
    {
        if (sorted.IsEmpty)
        {
            throw new ArgumentException("There is no quantile of no values; check that there are any first.", nameof(sorted));
        }

        var position = (sorted.Length - 1) * q;
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
