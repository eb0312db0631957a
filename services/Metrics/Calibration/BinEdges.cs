namespace SemCovNet.Metrics;

/// <summary>Edges of probability bins. Bin b holds edge b &lt; p ≤ edge b + 1; the first also holds its lower edge.</summary>
internal sealed class BinEdges(double[] edges)
{
    public const int Bins = 15;

    /// <summary>Edges b/15: each is the closest number to the fraction, so that p = 0.2 falls on an edge.</summary>
    public static BinEdges EqualWidth { get; } = new([.. Enumerable.Range(0, Bins + 1).Select(b => b / (double)Bins)]);

    public double Lower(int bin) => edges[bin];

    public double Upper(int bin) => edges[bin + 1];

    public int BinOf(double p)
    {
        var found = Array.BinarySearch(edges, 1, Bins - 1, p);
        return found >= 0 ? FirstEqual(found) - 1 : ~found - 1;
    }

    /// <summary>Edges at the quantiles b/15 of the probabilities, each row taken as often as its weight says.</summary>
    public static BinEdges EqualMass(double[] sorted, double[] weights)
    {
        var total = weights.Sum();
        var edges = new double[Bins + 1];
        var (row, reached) = (0, weights[0]);
        for (var b = 0; b <= Bins; b++)
        {
            var position = Math.Max(0, total - 1) * b / Bins;
            var whole = Math.Floor(position);
            Advance(weights, whole, ref row, ref reached);
            var (next, nextReached) = (row, reached);
            Advance(weights, whole + 1, ref next, ref nextReached);
            edges[b] = sorted[row] + (position - whole) * (sorted[next] - sorted[row]);
        }

        return new BinEdges(edges);
    }

    // Moves to the row that holds the given position of the weighted list.
    private static void Advance(double[] weights, double position, ref int row, ref double reached)
    {
        while (reached <= position && row < weights.Length - 1)
        {
            reached += weights[++row];
        }
    }

    // Equal-mass edges may coincide; p belongs to the first bin that ends there.
    private int FirstEqual(int found)
    {
        while (found > 1 && edges[found - 1] == edges[found])
        {
            found--;
        }

        return found;
    }
}
