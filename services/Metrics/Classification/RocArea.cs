namespace SemCovNet.Metrics;

internal static class RocArea
{
    public static MetricDefinition Definition { get; } = new(
        "auc@1",
        "ROC AUC",
        "Probability that a positive row has a higher probability than a negative one, ties count half. "
        + "More than two classes: mean of one-versus-rest over the classes that have positives and negatives.",
        Better.Higher,
        sample => OneVersusRest.Mean(sample, OfClass));

    private static MetricValue OfClass(ThresholdSweep sweep)
    {
        if (Missing.Side(sweep) is { } reason)
        {
            return reason;
        }

        var area = 0.0;
        sweep.Descend((before, after, _) => area += (after.False - before.False) * (before.True + after.True) / 2);
        return area / (sweep.Positives * sweep.Negatives);
    }
}
