using SemCovNet.Contracts.Comparisons;
using SemCovNet.Fairness.Comparing;

namespace SemCovNet.Cli.Studies.Reports;

/// <summary>The columns of a study's tables: what they are called, and which figure they hold.</summary>
internal static class PaperColumns
{
    private static readonly string[] Titles = ["AUC", "PRA", "S@95", "BAcc", "M-F1", "ECE"];

    /// <summary>The paper's table.</summary>
    public static IReadOnlyList<(string Title, Measure Measure)> Quality(DatasetReport dataset) =>
        [.. Titles.Zip(RunFigures.PaperMetrics(dataset.Classes.Count), (title, id) => (title, MeasureOf(dataset, id)))];

    /// <summary>How error follows coverage, decided the plain way.</summary>
    public static IReadOnlyList<(string Title, Measure Measure)> Disparity(DatasetReport dataset) => Disparity(dataset, dataset.PlainRule);

    /// <summary>The same, decided one way; a dataset of two classes also within the positive one.</summary>
    public static IReadOnlyList<(string Title, Measure Measure)> Disparity(DatasetReport dataset, DecisionRule rule) =>
    [
        .. dataset.Positive is null ? [] : new[] { ("sensitivity", new Measure(RunFigures.Sensitivity, rule.Point)), ("specificity", new Measure(RunFigures.Specificity, rule.Point)) },
        ("rank", new(RunFigures.Rank, rule.Point)),
        ("slope", new(RunFigures.Slope, rule.Point)),
        .. dataset.Positive is { } positive ? new[] { ($"slope in {positive}", new Measure(RunFigures.Slope, rule.Point, positive)) } : [],
        Size(dataset, rule),
        ("gap", new(RunFigures.Gap, rule.Point)),
        ("pooled", new(RunFigures.Pooled, rule.Point)),
    ];

    /// <summary>The size of the slope, within the positive class where there is one: what a fairer recipe makes smaller.</summary>
    public static (string Title, Measure Measure) Size(DatasetReport dataset) => Size(dataset, dataset.PlainRule);

    private static (string Title, Measure Measure) Size(DatasetReport dataset, DecisionRule rule) => (
        dataset.Positive is { } positive ? $"|slope| in {positive}" : "|slope|",
        new(RunFigures.Slope, rule.Point, dataset.Positive, Size: true));

    private static Measure MeasureOf(DatasetReport dataset, string id) => dataset.Arms[0].Figures.First(figure => figure.Measure.Id == id).Measure;
}
