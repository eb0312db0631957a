namespace SemCovNet.Metrics;

/// <summary>
/// Null test of imbalance: labels are shuffled over cases, since the rows of a case share their label and would
/// otherwise pass for independent evidence.
/// </summary>
internal static class CoverageNullTest
{
    public static IReadOnlyList<DescriptorImbalance> Run(AnnotatedRows rows, ResamplingOptions options)
    {
        var ratios = CoverageCells.Ratios(rows, new SemanticBlocks(rows, CoverageLevel.Descriptor));
        var observed = Variances(rows, ratios, ratios.Sums.Totals());
        var extreme = CountExtreme(rows, ratios, observed, options);
        int[] tested = [.. Enumerable.Range(0, observed.Length).Where(k => options.Replicates > 0 && !double.IsNaN(observed[k]))];
        double[] p = [.. tested.Select(k => PermutationTest.PValue(extreme[k], options.Replicates))];
        var q = BenjaminiHochberg.Adjust(p);
        return [.. rows.Descriptors.Select((name, k) =>
            Array.IndexOf(tested, k) is >= 0 and var i
                ? new DescriptorImbalance(name, Value(observed[k]), p[i], q[i])
                : new DescriptorImbalance(name, Value(observed[k]), null, null))];
    }

    private static int[] CountExtreme(AnnotatedRows rows, GroupRatios ratios, double[] observed, ResamplingOptions options)
    {
        var extreme = new int[observed.Length];
        Permutations.ForEach(options, () => (Blocks: ratios.Sums.Blocks.ToArray(), Totals: ratios.Sums.NewTotals()), (_, random, buffers) =>
        {
            ratios.Sums.Blocks.CopyTo(buffers.Blocks);
            random.Shuffle(buffers.Blocks.AsSpan());
            ratios.Sums.TotalsByBlock(buffers.Blocks, buffers.Totals);
            var permuted = Variances(rows, ratios, buffers.Totals);
            for (var k = 0; k < permuted.Length; k++)
            {
                if (PermutationTest.AtLeast(permuted[k], observed[k]))
                {
                    Interlocked.Increment(ref extreme[k]);
                }
            }
        });
        return extreme;
    }

    private static double[] Variances(AnnotatedRows rows, GroupRatios ratios, double[] totals)
    {
        var descriptors = rows.Descriptors.Count;
        return [.. Enumerable.Range(0, descriptors).Select(k =>
        {
            double[] coverage = [.. rows.Classes.Select((_, y) => ratios.Ratio(totals, y * descriptors + k)).Where(c => !double.IsNaN(c))];
            return coverage.Length > 1 ? Spread.Variance(coverage) : double.NaN;
        })];
    }

    private static MetricValue Value(double variance) =>
        double.IsNaN(variance) ? new MetricValue.Undefined("The descriptor was observed in fewer than two classes.") : variance;
}
