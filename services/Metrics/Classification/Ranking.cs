namespace SemCovNet.Metrics;

/// <summary>
/// The rows of one class against the rest, from the highest probability to the lowest: the same in every reweighting of the rows,
/// so that it is sorted once and read by every bootstrap replicate.
/// </summary>
internal sealed class Ranking
{
    private readonly int[] rows;
    private readonly double[] positive;
    private readonly double[] probability;

    public Ranking(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, int @class)
    {
        rows = Order.Ascending(probabilities);
        Array.Reverse(rows);
        (positive, probability) = (new double[rows.Length], new double[rows.Length]);
        for (var i = 0; i < rows.Length; i++)
        {
            (positive[i], probability[i]) = (labels[rows[i]] == @class ? 1 : 0, probabilities[rows[i]]);
        }
    }

    /// <summary>(n) row of each place.</summary>
    public ReadOnlySpan<int> Rows => rows;

    /// <summary>(n) 1 where the row of a place is of the class, else 0.</summary>
    public ReadOnlySpan<double> Positive => positive;

    /// <summary>(n) probability of the class at each place, descending.</summary>
    public ReadOnlySpan<double> Probability => probability;
}
