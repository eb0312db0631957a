namespace SemCovNet.Metrics;

/// <summary>
/// The sums behind every curve. A block is a subgroup (the first: unknown) and a bin; its vector holds (Σ a, Σ a·p, Σ a·outcome)
/// of all rows, then of each descriptor.
/// </summary>
internal sealed class ReliabilitySums
{
    private const int Terms = 3;

    private readonly AnnotatedRows rows;
    private readonly int width;

    public ReliabilitySums(Predictions predictions, Outcomes outcomes)
    {
        rows = predictions.Rows;
        width = Terms * (rows.Descriptors.Count + 1);
        Sums = CaseSums.Of(
            rows.Cases,
            row => (rows.SubgroupOf[row] + 1) * BinEdges.Bins + BinEdges.EqualWidth.BinOf(outcomes.Probabilities[row]),
            ((rows.Subgroups.Count + 1) * BinEdges.Bins, width),
            (row, vector) => Add(row, outcomes, vector));
        Groups = [.. Range(rows.Subgroups.Count).SelectMany(s => Range(rows.Descriptors.Count).Select(k => (Descriptor: k, Subgroup: s)))];
    }

    public CaseSums Sums { get; }

    /// <summary>Descriptor and subgroup of each curve; −1 stands for any.</summary>
    public IReadOnlyList<(int Descriptor, int Subgroup)> Groups { get; }

    public ReliabilityGroup Name(int curve)
    {
        var (k, s) = Groups[curve];
        return new ReliabilityGroup(k < 0 ? null : rows.Descriptors[k], s < 0 ? null : rows.Subgroups[s]);
    }

    public BinTotals[] Bins(double[] totals, int curve)
    {
        var (k, s) = Groups[curve];
        var (first, last) = s < 0 ? (0, rows.Subgroups.Count) : (s + 1, s + 1);
        var bins = new BinTotals[BinEdges.Bins];
        for (var subgroup = first; subgroup <= last; subgroup++)
        {
            for (var bin = 0; bin < bins.Length; bin++)
            {
                var at = (subgroup * BinEdges.Bins + bin) * width + (k + 1) * Terms;
                bins[bin] += new BinTotals(totals[at], totals[at + 1], totals[at + 2]);
            }
        }

        return bins;
    }

    private void Add(int row, Outcomes outcomes, Span<double> vector)
    {
        for (var k = -1; k < rows.Descriptors.Count; k++)
        {
            var a = k < 0 ? 1 : rows.Value(row, k);
            if (!double.IsNaN(a))
            {
                var terms = vector.Slice((k + 1) * Terms, Terms);
                terms[0] += a;
                terms[1] += a * outcomes.Probabilities[row];
                terms[2] += a * outcomes.CameTrue[row];
            }
        }
    }

    private static IEnumerable<int> Range(int count) => Enumerable.Range(-1, count + 1);
}
