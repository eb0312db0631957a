namespace SemCovNet.Metrics;

/// <summary>One metric overall and by group. The summaries cover the groups where it is defined.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Grouping">What the rows are parted by.</param>
/// <param name="Overall">On all rows.</param>
/// <param name="Groups">One line a group, in ordinal order.</param>
/// <param name="Minimum">Lowest value of a group.</param>
/// <param name="Difference">Highest less lowest; undefined unless two groups have the metric.</param>
/// <param name="Ratio">Lowest over highest; undefined unless two groups have the metric, and when the highest is 0.</param>
public sealed record GroupTable(
    MetricDefinition Metric,
    Grouping Grouping,
    MetricEstimate Overall,
    IReadOnlyList<GroupLine> Groups,
    MetricEstimate Minimum,
    MetricEstimate Difference,
    MetricEstimate Ratio)
{
    /// <inheritdoc cref="OfAll"/>
    public static GroupTable Of(Predictions predictions, MetricDefinition metric, Grouping grouping, ResamplingOptions options) =>
        OfAll(predictions, [metric], grouping, options)[0];

    /// <summary>One table a metric, all from the same draws.</summary>
    /// <exception cref="InvalidTableException">The grouping has another number of rows than the predictions.</exception>
    public static IReadOnlyList<GroupTable> OfAll(
        Predictions predictions, IReadOnlyList<MetricDefinition> metrics, Grouping grouping, ResamplingOptions options)
    {
        Rules.Length($"rows of grouping '{grouping.Name}'", grouping.Labels.Count, predictions.Count);
        var groups = new GroupSamples(predictions, grouping);
        var statistics = new GroupStatistics(metrics, groups);
        var replicates = new Replicates(metrics.Count * statistics.PerMetric, options);
        var whole = Sample.Whole(predictions);
        new SampleBootstrap(whole, options).ForEach(groups.NewWeights, (index, sample, weights) =>
        {
            var values = statistics.Of(sample, weights);
            for (var i = 0; i < values.Count; i++)
            {
                replicates[i, index] = values[i].Number ?? double.NaN;
            }
        });
        var points = statistics.Of(whole, groups.NewWeights());
        return [.. metrics.Select((metric, m) => Table(metric, grouping,
            [.. Enumerable.Range(m * statistics.PerMetric, statistics.PerMetric).Select(i => MetricBootstrap.Of(metric, points[i], replicates.IntervalOf(i)))]))];
    }

    private static GroupTable Table(MetricDefinition metric, Grouping grouping, MetricEstimate[] estimates) =>
        new(metric, grouping, estimates[0], Lines(grouping, estimates[4..]), estimates[1], estimates[2], estimates[3]);

    private static IReadOnlyList<GroupLine> Lines(Grouping grouping, MetricEstimate[] estimates) =>
        [.. grouping.Groups.Select((group, g) => new GroupLine(group, grouping.Labels.Count(l => l == group), estimates[g]))];
}
