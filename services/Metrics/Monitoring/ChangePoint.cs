namespace SemCovNet.Metrics;

/// <summary>Where the level of a series changed.</summary>
/// <param name="At">Index of the first value of the new level.</param>
/// <param name="PValue">By permutation of the series, of a change at least as clear anywhere.</param>
public sealed record ChangePoint(int At, double Before, double After, double PValue)
{
    /// <summary>Fewer values on a side say nothing of a level.</summary>
    public const int FewestOnASide = 3;

    /// <summary>
    /// The split with the largest difference of means over its standard error, n₁n₂/n · (m₁ − m₂)², tested by permutation of the values (Pettitt's
    /// question, asked of means). The order is all that is tested: it holds whatever the values' distribution.
    /// </summary>
    /// <param name="series">In order of time.</param>
    /// <returns>Null where there are too few values or chance explains the best split in more than <paramref name="level"/> of permutations.</returns>
    public static ChangePoint? Find(IReadOnlyList<double> series, ResamplingOptions options, double level = 0.05)
    {
        if (series.Count < 2 * FewestOnASide || options.Replicates == 0)
        {
            return null;
        }

        double[] values = [.. series];
        var (at, observed) = Best(values);
        var extreme = 0;
        Permutations.ForEach(options, () => new double[values.Length], (_, random, permuted) =>
        {
            values.CopyTo(permuted, 0);
            random.Shuffle(permuted.AsSpan());
            if (PermutationTest.AtLeast(Best(permuted).Score, observed))
            {
                Interlocked.Increment(ref extreme);
            }
        });
        var p = PermutationTest.PValue(extreme, options.Replicates);
        return p <= level ? new(at, values[..at].Average(), values[at..].Average(), p) : null;
    }

    private static (int At, double Score) Best(double[] values)
    {
        var (total, before) = (values.Sum(), values[..(FewestOnASide - 1)].Sum());
        var best = (At: FewestOnASide, Score: double.NegativeInfinity);
        for (var n = FewestOnASide; n <= values.Length - FewestOnASide; n++)
        {
            before += values[n - 1];
            var difference = before / n - (total - before) / (values.Length - n);
            var score = (double)n * (values.Length - n) / values.Length * difference * difference;
            best = score > best.Score ? (n, score) : best;
        }

        return best;
    }
}
