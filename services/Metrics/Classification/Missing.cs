namespace SemCovNet.Metrics;

/// <summary>The reasons for which a metric has no value.</summary>
internal static class Missing
{
    public static MetricValue.Undefined Rows { get; } = new("There are no rows.");

    public static MetricValue.Undefined TwoClasses { get; } = new("This metric is defined for two classes only.");

    public static MetricValue.Undefined? Side(ThresholdSweep sweep) => Positives(sweep) ?? Negatives(sweep);

    public static MetricValue.Undefined? Positives(ThresholdSweep sweep) =>
        sweep.Positives > 0 ? null : new($"There is no row of class '{sweep.ClassName}'.");

    private static MetricValue.Undefined? Negatives(ThresholdSweep sweep) =>
        sweep.Negatives > 0 ? null : new($"Every row is of class '{sweep.ClassName}'.");
}
