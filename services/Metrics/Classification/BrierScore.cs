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
        var errors = sample.Predictions.SquaredErrors;
        var weights = sample.Weights;
        var (sum, total) = (0.0, 0.0);
        for (var row = 0; row < weights.Length; row++)
        {
            sum += weights[row] * errors[row];
            total += weights[row];
        }

        return total > 0 ? sum / total : Missing.Rows;
    }
}
