namespace SemCovNet.Metrics;

internal static class BrierScore
{
    public static MetricDefinition Definition { get; } = new(
        "brier@1",
        "Brier score",
        "Two classes: mean of (p(positive) − y)². More: mean over rows of the sum over classes of (p_c − 1[y = c])².",
        Better.Lower,
        Compute);

    private static MetricValue Compute(Sample sample)
    {
        var (sum, total) = (0.0, 0.0);
        for (var row = 0; row < sample.Predictions.Count; row++)
        {
            if (sample.Weights[row] > 0)
            {
                sum += sample.Weights[row] * OfRow(sample.Predictions, row);
                total += sample.Weights[row];
            }
        }

        return total > 0 ? sum / total : Missing.Rows;
    }

    private static double OfRow(Predictions predictions, int row)
    {
        var sum = 0.0;
        for (var c = predictions.IsBinary ? 1 : 0; c < predictions.ClassCount; c++)
        {
            var error = predictions.Probability(c)[row] - (predictions.Rows.Labels[row] == c ? 1 : 0);
            sum += error * error;
        }

        return sum;
    }
}
