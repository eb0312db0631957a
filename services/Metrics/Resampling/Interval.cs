namespace SemCovNet.Metrics;

/// <summary>A percentile bootstrap interval.</summary>
/// <param name="Lower">Lower end, by linear interpolation between replicates.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="Confidence">Share of the replicates between the ends.</param>
/// <param name="Replicates">Number of replicates with a defined value: the ends come from these.</param>
public sealed record Interval(double Lower, double Upper, double Confidence, int Replicates)
{
    /// <summary>Null when fewer than half of the replicates are defined: the rest would be a biased choice.</summary>
    internal static Interval? Of(ReadOnlySpan<double> replicates, double confidence)
    {
        var sorted = replicates.ToArray();
        Array.Sort(sorted);
        // NaN sorts first.
        var defined = sorted.AsSpan(Array.FindLastIndex(sorted, double.IsNaN) + 1);
        if (defined.IsEmpty || 2 * defined.Length < sorted.Length)
        {
            return null;
        }

        var outside = (1 - confidence) / 2;
        return new Interval(Quantiles.OfSorted(defined, outside), Quantiles.OfSorted(defined, 1 - outside), confidence, defined.Length);
    }
}
