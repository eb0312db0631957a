namespace SemCovNet.Metrics;

/// <summary>Overall, minimum, difference, ratio and the groups' values, in this order, of one sample.</summary>
internal sealed class GroupStatistics
{
    private static readonly MetricValue.Undefined NoGroup = new("The metric is defined in no group.");

    private readonly MetricDefinition metric;
    private readonly int[] groupOf;
    private readonly int groups;

    public GroupStatistics(MetricDefinition metric, Grouping grouping)
    {
        this.metric = metric;
        string[] names = [.. grouping.Groups];
        groupOf = [.. grouping.Labels.Select(label => Array.IndexOf(names, label))];
        groups = names.Length;
    }

    public int Count => 4 + groups;

    public IReadOnlyList<MetricValue> Of(Sample sample)
    {
        MetricValue[] values = [.. Enumerable.Range(0, groups).Select(g => metric.Compute(sample.Where(row => groupOf[row] == g)))];
        double[] defined = [.. values.Where(v => v.Number is not null).Select(v => v.Number!.Value)];
        return [metric.Compute(sample), .. Summaries(defined), .. values];
    }

    private static MetricValue[] Summaries(double[] values)
    {
        if (values.Length == 0)
        {
            return [NoGroup, NoGroup, NoGroup];
        }

        var (low, high) = (values.Min(), values.Max());
        return [low, high - low, high > 0 ? low / high : new MetricValue.Undefined("The highest value of a group is 0.")];
    }
}
