using SemCovNet.Contracts.Comparisons;
using SemCovNet.Metrics;

namespace SemCovNet.Fairness.Comparing;

/// <summary>Every figure of one run, asked one way.</summary>
public static class RunFigures
{
    public static readonly ResamplingOptions Resampling = new() { Replicates = 1000, Seed = 1 };

    public const string Rank = "cdi.within@1";
    public const string Slope = "cdi.slope@1";
    public const string Pooled = "cdi.pooled@1";
    public const string Gap = "cdi.gap@1";

    public const string Sensitivity = "sens@1";
    public const string Specificity = "spec@1";

    private static readonly string[] Decisions = ["bacc@1", "mf1@1"];

    private static readonly CdiDefinition[] Disparities = [.. new[] { Rank, Slope, Pooled, Gap }.Select(CdiRegistry.Find)];

    /// <summary>The columns of the paper's table; the calibration of two classes is that of the positive.</summary>
    public static IReadOnlyList<string> PaperMetrics(int classes) =>
        ["auc@1", "pra@1", "s95@1", "bacc@1", "mf1@1", classes == 2 ? "ece.pos15@1" : "ece.top15@1"];

    /// <param name="images">Order of the rows: runs are paired when it is the same for all of them.</param>
    public static IReadOnlyDictionary<Measure, ResampledFigure> Of(TestedRun run, Priors priors, IReadOnlyList<string> images)
    {
        var rows = run.TestRows(priors, images);
        return Metrics(rows, run.ThresholdAt(0.95, priors)).Concat(DecisionRule.All(rows.ClassCount).SelectMany(rule => Decided(run, rows, rule, priors, images)))
            .ToDictionary(figure => figure.Measure, figure => figure.Figure);
    }

    private static IEnumerable<(Measure Measure, ResampledFigure Figure)> Metrics(Predictions rows, double? threshold)
    {
        string[] ids = [.. PaperMetrics(rows.ClassCount), "s95val@1", "brier@1"];
        var figures = MetricFigures.Of(
            Predictions.From(rows.Table with { ValidationThreshold = threshold }), [.. ids.Select(MetricRegistry.Find)], Resampling);
        return ids.Zip(figures, (id, figure) => (new Measure(id, Decisions.Contains(id) ? DecisionRule.Plain(rows.ClassCount).Point : null), figure));
    }

    private static IEnumerable<(Measure Measure, ResampledFigure Figure)> Decided(
        TestedRun run, Predictions rows, DecisionRule rule, Priors priors, IReadOnlyList<string> images)
    {
        var decided = rule.Specificity is { } specificity ? run.Decided(specificity, priors, images) : rows;
        return decided is null ? [] : [.. Outcome(decided, rule), .. Disparity(run, decided, rule)];
    }

    // What is found and what is spared at this threshold: a slope that vanishes is worth what they say.
    private static IEnumerable<(Measure Measure, ResampledFigure Figure)> Outcome(Predictions decided, DecisionRule rule)
    {
        string[] ids = decided.IsBinary ? [Sensitivity, Specificity] : [];
        return ids.Zip(MetricFigures.Of(decided, [.. ids.Select(MetricRegistry.Find)], Resampling), (id, figure) => (new Measure(id, rule.Point), figure));
    }

    private static IEnumerable<(Measure Measure, ResampledFigure Figure)> Disparity(TestedRun run, Predictions decided, DecisionRule rule) =>
        DisparityFigure.Of(decided, run.Coverage, new() { Definitions = Disparities, Resampling = Resampling })
            .SelectMany(figure => figure.Within.Select(within => (new Measure(figure.Definition.Id, rule.Point, within.Key), within.Value))
                .Prepend((new Measure(figure.Definition.Id, rule.Point), figure.Overall)))
            .SelectMany(WithSize);

    private static IEnumerable<(Measure, ResampledFigure)> WithSize((Measure Measure, ResampledFigure Figure) signed) =>
        signed.Measure.Id == Slope ? [signed, (signed.Measure with { Size = true }, signed.Figure.Select(Math.Abs))] : [signed];
}
