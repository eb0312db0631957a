namespace SemCovNet.Metrics;

internal static class SensitivityAtSpecificity
{
    public const double Specificity = 0.95;

    public static MetricDefinition Best { get; } = new(
        "s95@1",
        "Sensitivity at 95 % specificity",
        "Highest sensitivity over all thresholds whose specificity is at least 0.95 (steps, no interpolation); two classes.",
        Better.Higher,
        BestOver);

    public static MetricDefinition AtValidationThreshold { get; } = new(
        "s95val@1",
        "Sensitivity at the validation threshold",
        "Sensitivity of p ≥ t, where t was fixed on validation data to reach a specificity of 0.95; two classes.",
        Better.Higher,
        AtFixed);

    private static MetricValue BestOver(Sample sample)
    {
        if (!sample.Predictions.IsBinary)
        {
            return Missing.TwoClasses;
        }

        var sweep = new ThresholdSweep(sample, positive: 1);
        if (Missing.Side(sweep) is { } reason)
        {
            return reason;
        }

        var found = 0.0;
        sweep.Descend((_, after, _) =>
            found = (sweep.Negatives - after.False) / sweep.Negatives >= Specificity ? after.True : found);
        return found / sweep.Positives;
    }

    private static MetricValue AtFixed(Sample sample)
    {
        if (!sample.Predictions.IsBinary)
        {
            return Missing.TwoClasses;
        }

        if (sample.Predictions.Table.ValidationThreshold is not { } threshold)
        {
            return new MetricValue.Undefined("No threshold was fixed on validation data.");
        }

        var sweep = new ThresholdSweep(sample, positive: 1);
        if (Missing.Positives(sweep) is { } reason)
        {
            return reason;
        }

        var found = 0.0;
        sweep.Descend((_, after, p) => found = p >= threshold ? after.True : found);
        return found / sweep.Positives;
    }
}
