using SemCovNet.Cli.Terminal;
using SemCovNet.Metrics;

namespace SemCovNet.Cli.Measuring;

/// <summary>Every metric and every disparity of one table.</summary>
/// <param name="Level">Of the groups; null where no disparity was asked for or could be.</param>
/// <param name="Disparities">Empty then.</param>
/// <param name="WhyNoDisparity">Null where there are disparities, each defined or not.</param>
internal sealed record Measurement(
    int N, IReadOnlyList<MetricEstimate> Metrics, CoverageLevel? Level, IReadOnlyList<CdiResult> Disparities, string? WhyNoDisparity)
{
    /// <param name="coverage">Null where none was given.</param>
    /// <param name="asked">Null for the descriptor level where the coverage has it, else the subgroup level.</param>
    /// <exception cref="CommandFailedException">The level asked for is not in the files.</exception>
    public static Measurement Of(Predictions predictions, CoverageTable? coverage, CoverageLevel? asked, CdiOptions options)
    {
        if (WhyNoDisparityIn(predictions, coverage) is { } reason)
            return new(predictions.Count, Estimate(predictions, options), null, [], reason);
        var level = asked ?? (coverage!.Has(CoverageLevel.Subgroup) && !coverage.Has(CoverageLevel.Descriptor) ? CoverageLevel.Subgroup : CoverageLevel.Descriptor);
        CheckLevel(predictions, coverage!, level, asked);
        var assessment = CdiAssessment.Of(predictions, coverage!, options with { Level = level });
        return new(predictions.Count, Estimate(predictions, options), level, assessment.Results, null);
    }

    private static IReadOnlyList<MetricEstimate> Estimate(Predictions predictions, CdiOptions options) =>
        MetricBootstrap.Estimate(predictions, MetricRegistry.All, options.Resampling);

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
