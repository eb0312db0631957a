namespace SemCovNet.Metrics;

/// <summary>How far coverage moved between two versions of the training data, and whether chance alone would move it as far.</summary>
/// <param name="Descriptors">Those both versions know.</param>
/// <param name="TailThen">25 % quantile of C over (class, descriptor), before; null where no value was observed.</param>
/// <param name="TailNow">The same after.</param>
/// <param name="TailPValue">Two-sided, of the change of the tail; null where it is undefined or nothing was permuted.</param>
/// <param name="TailQValue">Corrected for everything that was tested: the tail and the descriptors.</param>
public sealed record CoverageDrift(IReadOnlyList<DescriptorDrift> Descriptors, double? TailThen, double? TailNow, double? TailPValue, double? TailQValue)
{
    public double? TailChange => TailNow - TailThen;

    /// <summary>Whether anything moved, where chance explains at most this share of findings.</summary>
    public bool IsFound(double falseDiscoveries) => TailQValue <= falseDiscoveries || Moved(falseDiscoveries).Any();

    /// <summary>The descriptors that moved, where chance explains at most this share of findings.</summary>
    public IEnumerable<DescriptorDrift> Moved(double falseDiscoveries) => Descriptors.Where(descriptor => descriptor.QValue <= falseDiscoveries);

    /// <summary>
    /// Permutation test over cases. A case of both versions may as well have had its values the other way round; cases of one version
    /// alone may as well have been of the other. The tail and the descriptors are corrected together by Benjamini and Hochberg (1995).
    /// </summary>
    /// <exception cref="InvalidTableException">The versions do not have the same classes.</exception>
    public static CoverageDrift Between(AnnotatedRows then, AnnotatedRows now, ResamplingOptions options)
    {
        Rules.Require(then.Classes.SequenceEqual(now.Classes),
            $"Coverage of other classes cannot be compared: {string.Join(", ", then.Classes)} before, {string.Join(", ", now.Classes)} now.");
        var sums = new DriftSums(then, now);
        var observed = DriftStatistics.Of(sums, sums.Then, sums.Now);
        var extreme = CountExtreme(sums, observed, options);
        double?[] sizes = [.. observed.Variations, observed.TailChange];
        double?[] p = [.. sizes.Select((size, i) => options.Replicates > 0 && size is not null ? PermutationTest.PValue(extreme[i], options.Replicates) : (double?)null)];
        var q = BenjaminiHochberg.AdjustTested(p);
        return new(
            [.. sums.Descriptors.Select((name, k) => new DescriptorDrift(name, observed.Variations[k], p[k], q[k]))],
            observed.TailThen, observed.TailNow, p[^1], q[^1]);
    }

    // One count a descriptor, then that of the tail.
    private static int[] CountExtreme(DriftSums sums, DriftStatistics observed, ResamplingOptions options)
    {
        var extreme = new int[sums.Descriptors.Count + 1];
        Permutations.ForEach(options, () => (Then: sums.NewTotals(), Now: sums.NewTotals(), Order: sums.NewOrder()), (_, random, buffers) =>
        {
            sums.Permute(random, buffers.Order, buffers.Then, buffers.Now);
            var permuted = DriftStatistics.Of(sums, buffers.Then, buffers.Now);
            for (var k = 0; k < sums.Descriptors.Count; k++)
            {
                if (observed.Variations[k] is { } seen && PermutationTest.AtLeast(permuted.Variations[k] ?? 0, seen))
                {
                    Interlocked.Increment(ref extreme[k]);
                }
            }

            if (observed.TailChange is { } change && PermutationTest.AtLeast(Math.Abs(permuted.TailChange ?? 0), Math.Abs(change)))
            {
                Interlocked.Increment(ref extreme[^1]);
            }
        });
        return extreme;
    }
}

/// <param name="Variation">Total variation of its observed values in ten bins of 0..1, 0 to 1; null where a version observed none.</param>
/// <param name="PValue">Of a variation at least as large.</param>
/// <param name="QValue">Corrected for everything that was tested: the tail and the descriptors.</param>
public sealed record DescriptorDrift(string Descriptor, double? Variation, double? PValue, double? QValue);
