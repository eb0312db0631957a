namespace SemCovNet.Metrics;

/// <summary>Null distribution: errors are permuted among the groups of their class; coverage and n_eff stay where they are.</summary>
internal sealed class CdiPermutation(CdiOptions options)
{
    public double?[] PValues(IReadOnlyList<ClassGroups> counted, CdiScore[] observed)
    {
        var extreme = new int[observed.Length];
        Permutations.ForEach(options.Resampling, () => extreme, (_, random, counts) =>
        {
            ClassGroups[] permuted = [.. counted.Select(c => Permuted(c, random))];
            for (var d = 0; d < observed.Length; d++)
            {
                if (IsExtreme(options.Definitions[d].Compute(permuted).Signed, observed[d].Signed))
                {
                    Interlocked.Increment(ref counts[d]);
                }
            }
        });
        return [.. observed.Select((score, d) => score.Signed.Number is null || options.Resampling.Replicates == 0
            ? (double?)null
            : PermutationTest.PValue(extreme[d], options.Resampling.Replicates))];
    }

    private static ClassGroups Permuted(ClassGroups groups, Xoshiro256 random)
    {
        double[] error = [.. groups.Error];
        random.Shuffle(error.AsSpan());
        return groups with { Error = error };
    }

    private static bool IsExtreme(MetricValue permuted, MetricValue observed) =>
        permuted.Number is { } p && observed.Number is { } o && PermutationTest.AtLeast(Math.Abs(p), Math.Abs(o));
}
