using SemCovNet.Cli.Terminal;
using SemCovNet.Fairness.Files;
using SemCovNet.Metrics;

namespace SemCovNet.Cli.Measuring;

/// <summary>Every metric and every disparity of one table.</summary>
/// <param name="Threshold">By which p(positive) was decided; null for argmax.</param>
/// <param name="ValidationThreshold">Fixed on validation at 95 % specificity; null where no validation was given.</param>
/// <param name="Disparity">Null where none was asked for or could be.</param>
/// <param name="WhyNoDisparity">Null where there are disparities, each defined or not.</param>
/// <param name="ByGroup">Every metric by subgroup; empty without subgroups.</param>
internal sealed record Measurement(
    int N, double? Threshold, double? ValidationThreshold, IReadOnlyList<MetricEstimate> Metrics, CdiAssessment? Disparity, string? WhyNoDisparity,
    IReadOnlyList<GroupTable> ByGroup)
{
    /// <param name="coverage">Null where none was given.</param>
    /// <param name="asked">Null for the descriptor level where the coverage has it, else the subgroup level.</param>
    /// <exception cref="CommandFailedException">The level asked for is not in the files.</exception>
    public static Measurement Of(Predictions predictions, CoverageTable? coverage, CoverageLevel? asked, CdiOptions options)
    {
        var reason = WhyNoDisparityIn(predictions, coverage);
        var disparity = reason is null ? Assess(predictions, coverage!, asked, options) : null;
        var byGroup = ByGroupOf(predictions, options);
        return new(
            predictions.Count, predictions.IsBinary ? predictions.Table.Threshold : null, predictions.Table.ValidationThreshold,
            Estimate(predictions, byGroup, options), disparity, reason, byGroup);
    }

    private static CdiAssessment Assess(Predictions predictions, CoverageTable coverage, CoverageLevel? asked, CdiOptions options)
    {
        var level = asked ?? (coverage.Has(CoverageLevel.Subgroup) && !coverage.Has(CoverageLevel.Descriptor) ? CoverageLevel.Subgroup : CoverageLevel.Descriptor);
        CheckLevel(predictions, coverage, level, asked);
        return CdiAssessment.Of(predictions, coverage, options with { Level = level });
    }

    private static IReadOnlyList<GroupTable> ByGroupOf(Predictions predictions, CdiOptions options) =>
        predictions.Rows.Subgroups.Count == 0 ? []
        : GroupTable.OfAll(predictions, MetricRegistry.OfRows, Grouping.BySubgroup(predictions.Rows), options.Resampling);

    // A table by group holds the metric overall already, from the same draws.
    private static IReadOnlyList<MetricEstimate> Estimate(Predictions predictions, IReadOnlyList<GroupTable> byGroup, CdiOptions options)
    {
        var known = byGroup.ToDictionary(table => table.Metric.Id, table => table.Overall);
        var others = MetricBootstrap.Estimate(predictions, [.. MetricRegistry.All.Where(metric => !known.ContainsKey(metric.Id))], options.Resampling);
        return [.. MetricRegistry.All.Select(metric => known.GetValueOrDefault(metric.Id) ?? others.Single(estimate => estimate.Metric == metric))];
    }

    private static string? WhyNoDisparityIn(Predictions predictions, CoverageTable? coverage) =>
        coverage is null ? "No coverage was given: add --coverage FILE."
        : predictions.Rows.Descriptors.Count == 0 ? $"The predictions have no descriptors: add one column {PredictionColumns.DescriptorPrefix}<descriptor> each."
        : null;

    private static void CheckLevel(Predictions predictions, CoverageTable coverage, CoverageLevel level, CoverageLevel? asked)
    {
        if (asked == CoverageLevel.Subgroup && !coverage.Has(CoverageLevel.Subgroup))
            throw new CommandFailedException("The coverage file has no row with a subgroup, so nothing can be said at level subgroup.");
        if (asked == CoverageLevel.Descriptor && !coverage.Has(CoverageLevel.Descriptor))
            throw new CommandFailedException("The coverage file has no row without a subgroup, so nothing can be said at level descriptor.");
        if (level == CoverageLevel.Subgroup && predictions.Rows.Subgroups.Count == 0)
            throw new CommandFailedException($"At level subgroup the predictions need a column \"{PredictionColumns.Subgroup}\" that is not blank everywhere.");
    }
}
