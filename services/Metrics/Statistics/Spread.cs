namespace SemCovNet.Metrics;

public static class Spread
{
    // Sums of the same terms in another order differ in the last digits; that is not variance.
    private const double Rounding = 1e-12;

    /// <summary>Whether the values differ by more than rounding.</summary>
    public static bool Varies(ReadOnlySpan<double> values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        return high - low > Rounding;
    }

    /// <summary>Each value less the weighted mean of all.</summary>
    public static double[] Centred(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        var (sum, total) = (0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            (sum, total) = (sum + weights[i] * values[i], total + weights[i]);
        }

        var centred = values.ToArray();
        foreach (ref var value in centred.AsSpan())
        {
            value -= sum / total;
        }

        return centred;
    }

    /// <summary>Sample standard deviation (n − 1), null for fewer than two values.</summary>
    public static double? Deviation(IReadOnlyCollection<double> values) =>
        values.Count < 2 ? null : Math.Sqrt(Variance(values) * values.Count / (values.Count - 1));

    /// <summary>Population variance: the mean squared distance from the mean.</summary>
    public static double Variance(IReadOnlyCollection<double> values)
    {
        var mean = values.Average();
        return values.Average(v => (v - mean) * (v - mean));
    }
}
