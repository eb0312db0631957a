namespace SemCovNet.Metrics;

internal static class AveragePrecision
{
    public static MetricDefinition Definition { get; } = new(
        "pra@1",
        "Average precision",
        "Sum over thresholds of the recall gained times the precision there (steps, no interpolation; equal probabilities are one step). "
        + "More than two classes: mean of one-versus-rest over the classes that occur.",
        Better.Higher,
        sample => OneVersusRest.Mean(sample, OfClass));

    private static MetricValue OfClass(ThresholdSweep sweep)
    {
        if (Missing.Positives(sweep) is { } reason)
        {
            return reason;
        }

        var area = 0.0;
        sweep.Descend((before, after, _) =>
        {
            if (after.True > before.True)
            {
                area += (after.True - before.True) * after.True / (after.True + after.False);
            }
        });
        return area / sweep.Positives;
    }
}
