namespace SemCovNet.Metrics;

/// <summary>(n) probabilities, whether what they promise came true (1 or 0), the rows in ascending probability, and each row's bin of equal width.</summary>
internal sealed record Outcomes(double[] Probabilities, double[] CameTrue, int[] Ascending, int[] Bins)
{
    /// <summary>The positive's with two classes, the top label's with more.</summary>
    public static Confidence Usual(Predictions predictions) => predictions.IsBinary ? Confidence.Positive : Confidence.TopLabel;

    public static Outcomes Of(Predictions predictions, Confidence confidence)
    {
        var (p, came) = (new double[predictions.Count], new double[predictions.Count]);
        for (var row = 0; row < p.Length; row++)
        {
            var (@class, probability) = confidence == Confidence.Positive ? (1, predictions.Probability(1)[row]) : predictions.Top(row);
            (p[row], came[row]) = (probability, predictions.Rows.Labels[row] == @class ? 1 : 0);
        }

        return new Outcomes(p, came, Order.Ascending(p), [.. p.Select(BinEdges.EqualWidth.BinOf)]);
    }
}
