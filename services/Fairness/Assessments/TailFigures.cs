using SemCovNet.Contracts.Reports;
using SemCovNet.Metrics;
using GroupError = SemCovNet.Contracts.Reports.GroupError;

namespace SemCovNet.Fairness.Assessments;

/// <summary>Metrics of the rows that belong to the tail of coverage.</summary>
internal static class TailFigures
{
    /// <param name="groups">As the report holds them; those of the subgroup level take no part.</param>
    public static TailMetrics Of(Predictions predictions, IEnumerable<GroupError> groups, IReadOnlyList<MetricDefinition> metrics)
    {
        List<SemanticGroup> tail = [.. groups.Where(group => group is { Stratum: "tail", Subgroup: null }).Select(group => new SemanticGroup(group.Class, group.Descriptor))];
        if (tail.Count == 0)
            return new(0, [.. metrics.Select(metric => new MetricResult(metric.Id, null, null, null, None))]);
        var weights = TailRows.Weights(predictions.Rows, tail);
        return new(weights.Sum(), [.. MetricBootstrap.Estimate(Sample.Weighted(predictions, weights), metrics, FairnessReports.Resampling).Select(SubgroupFigures.ToResult)]);
    }

    private static string None { get; } =
        FormattableString.Invariant($"There is no tail: no descriptor of any class is annotated on training rows and has an n_eff of at least {FairnessReports.Floor} on evaluated ones.");
}
