namespace SemCovNet.Metrics;

/// <summary>Coverage of every group (block, descriptor) as a ratio of two sums, Σ M·a / Σ M. Vectors hold K numerators, then K denominators.</summary>
internal sealed class GroupRatios
{
    private readonly int descriptors;
    private readonly CaseSums sums;

    /// <param name="rows">The rows; values that are not observed are passed over.</param>
    /// <param name="blocks">The blocks that part them.</param>
    public GroupRatios(AnnotatedRows rows, SemanticBlocks blocks)
    {
        descriptors = rows.Descriptors.Count;
        sums = CaseSums.Of(rows.Cases, blocks.Of, (blocks.Count, 2 * descriptors), (row, vector) =>
        {
            for (var k = 0; k < descriptors; k++)
            {
                if (rows.Value(row, k) is var a && !double.IsNaN(a))
                {
                    vector[k] += a;
                    vector[descriptors + k]++;
                }
            }
        });
    }

    public CaseSums Sums => sums;

    public double Numerator(double[] totals, int group) => totals[Position(group)];

    public double Denominator(double[] totals, int group) => totals[Position(group) + descriptors];

    /// <summary>NaN when nothing was observed.</summary>
    public double Ratio(double[] totals, int group) => Numerator(totals, group) / Denominator(totals, group);

    private int Position(int group)
    {
        var (block, descriptor) = Math.DivRem(group, descriptors);
        return block * 2 * descriptors + descriptor;
    }
}
