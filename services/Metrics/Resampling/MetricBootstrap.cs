namespace SemCovNet.Metrics;

/// <summary>Metrics with percentile intervals over cases.</summary>
public static class MetricBootstrap
{
    public static IReadOnlyList<MetricEstimate> Estimate(
        Predictions predictions, IReadOnlyList<MetricDefinition> metrics, ResamplingOptions options)
    {
        var replicates = Draw(predictions, metrics, options);
        return [.. metrics.Select((metric, m) => Of(metric, metric.On(predictions), replicates.IntervalOf(m)))];
    }

    internal static Replicates Draw(Predictions predictions, IReadOnlyList<MetricDefinition> metrics, ResamplingOptions options)
    {
        var replicates = new Replicates(metrics.Count, options);
        new SampleBootstrap(predictions, options).ForEach((index, sample) =>
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
