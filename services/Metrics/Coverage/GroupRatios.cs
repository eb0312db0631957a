namespace SemCovNet.Metrics;

/// <summary>
/// A ratio of two sums for every group (block, descriptor): coverage is Σ M·a / Σ M, error is Σ a·wrong / Σ a.
/// Vectors hold K numerators, then K denominators.
/// </summary>
internal sealed class GroupRatios
{
    private readonly int descriptors;
    private readonly CaseSums sums;

    /// <param name="rows">The rows; values that are not observed are passed over.</param>
    /// <param name="blocks">The blocks that part them.</param>
    /// <param name="terms">Numerator and denominator that a row of this value adds.</param>
    public GroupRatios(AnnotatedRows rows, SemanticBlocks blocks, Func<int, double, (double Numerator, double Denominator)> terms)
    {
        descriptors = rows.Descriptors.Count;
        sums = CaseSums.Of(rows.Cases, blocks.Of, (blocks.Count, 2 * descriptors), (row, vector) =>
        {
            for (var k = 0; k < descriptors; k++)
            {
                if (rows.Value(row, k) is var a && !double.IsNaN(a))
                {
                    var (numerator, denominator) = terms(row, a);
                    vector[k] += numerator;
                    vector[descriptors + k] += denominator;
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
