namespace SemCovNet.Metrics;

/// <summary>Two models on the same rows, by paired bootstrap over cases.</summary>
/// <param name="Metric">What was compared.</param>
/// <param name="Value">Second minus first.</param>
/// <param name="Interval">Percentile interval of the difference.</param>
public sealed record PairedDifference(MetricDefinition Metric, MetricValue Value, Interval? Interval)
{
    /// <summary>Whether the interval leaves out 0; without an interval nothing can be told apart.</summary>
    public bool IsDistinguishable => Interval is { Lower: > 0 } or { Upper: < 0 };

    /// <exception cref="InvalidTableException">The two tables do not hold the same cases and labels, row by row.</exception>
    public static PairedDifference Of(MetricDefinition metric, Predictions first, Predictions second, ResamplingOptions options)
    {
        Rules.Require(
            first.Table.Cases.SequenceEqual(second.Table.Cases) && first.Table.Labels.SequenceEqual(second.Table.Labels),
            "The two tables differ in cases or labels; a paired comparison needs the same rows in the same order.");
        var replicates = new Replicates(1, options);
        new SampleBootstrap(first, options).ForEach((index, sample) =>
            replicates[0, index] = Difference(metric, sample, new Sample(second, sample.Weights.ToArray())).Number ?? double.NaN);
        var value = Difference(metric, Sample.Whole(first), Sample.Whole(second));
        return new PairedDifference(metric, value, value.Number is null ? null : replicates.IntervalOf(0));
    }

    private static MetricValue Difference(MetricDefinition metric, Sample first, Sample second) =>
        (metric.Compute(first), metric.Compute(second)) switch
        {
            (MetricValue.Defined a, MetricValue.Defined b) => b.Value - a.Value,
            (MetricValue.Undefined undefined, _) => undefined,
            (_, var undefined) => undefined,
        };
}
