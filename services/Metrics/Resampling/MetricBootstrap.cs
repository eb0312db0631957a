namespace SemCovNet.Metrics;

/// <summary>Metrics with percentile intervals over cases.</summary>
public static class MetricBootstrap
{
    public static IReadOnlyList<MetricEstimate> Estimate(
        Predictions predictions, IReadOnlyList<MetricDefinition> metrics, ResamplingOptions options) =>
        Estimate(Sample.Whole(predictions), metrics, options);

    public static IReadOnlyList<MetricEstimate> Estimate(Sample sample, IReadOnlyList<MetricDefinition> metrics, ResamplingOptions options)
    {
        var replicates = Draw(sample, metrics, options);
        return [.. metrics.Select((metric, m) => Of(metric, metric.Compute(sample), replicates.IntervalOf(m)))];
    }

    internal static Replicates Draw(Sample whole, IReadOnlyList<MetricDefinition> metrics, ResamplingOptions options)
    {
        var replicates = new Replicates(metrics.Count, options);
        new SampleBootstrap(whole, options).ForEach((index, sample) =>
        {
            for (var m = 0; m < metrics.Count; m++)
            {
                replicates[m, index] = metrics[m].Compute(sample).Number ?? double.NaN;
            }
        });
        return replicates;
    }

    internal static MetricEstimate Of(MetricDefinition metric, MetricValue value, Interval? interval) =>
        new(metric, value, value.Number is null ? null : interval);
}
