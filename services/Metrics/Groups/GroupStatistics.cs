namespace SemCovNet.Metrics;

/// <summary>Of each metric: overall, minimum, difference, ratio and the groups' values, in this order, of one sample.</summary>
internal sealed class GroupStatistics(IReadOnlyList<MetricDefinition> metrics, GroupSamples groups)
{
    private static readonly MetricValue.Undefined NoGroup = new("The metric is defined in no group.");
    private static readonly MetricValue.Undefined OneGroup = new("The metric is defined in one group alone: there is none to compare it with.");

    /// <summary>Number of figures a metric.</summary>
    public int PerMetric => 4 + groups.Count;

    /// <param name="weights">Room as <see cref="GroupSamples.NewWeights"/> makes it.</param>
    public IReadOnlyList<MetricValue> Of(Sample sample, double[][] weights)
    {
        var parts = groups.Of(sample, weights);
        return [.. metrics.SelectMany(metric => Of(metric, sample, parts))];
    }

    private static IEnumerable<MetricValue> Of(MetricDefinition metric, Sample sample, IReadOnlyList<Sample> parts)
    {
        MetricValue[] values = [.. parts.Select(metric.Compute)];
        double[] defined = [.. values.Where(v => v.Number is not null).Select(v => v.Number!.Value)];
        return [metric.Compute(sample), .. Summaries(defined), .. values];
    }

    private static MetricValue[] Summaries(double[] values)
    {
        if (values.Length == 0)
        {
            return [NoGroup, NoGroup, NoGroup];
        }

        if (values.Length == 1)
        {
            return [values[0], OneGroup, OneGroup];
        }

        var (low, high) = (values.Min(), values.Max());
        return [low, high - low, high > 0 ? low / high : new MetricValue.Undefined("The highest value of a group is 0.")];
    }
}
