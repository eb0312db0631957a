using SemCovNet.Cli.Studies.Reports;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Comparisons;
using SemCovNet.Fairness.Comparing;

namespace SemCovNet.Cli.Studies.Exports;

/// <summary>A study's report to be read: tables with intervals, what they say in words, and how to make them again.</summary>
internal static class ReportMarkdown
{
    public static string Write(StudyReport report) => string.Join('\n', Lines(report)) + "\n";

    private static IEnumerable<string> Lines(StudyReport report) =>
    [
        $"# Study {report.Study}", "",
        "SemCovNet and its rivals are reimplementations of the described methods; disparity figures are this project's definitions (`cdi.…@1`).", "",
        .. Paper(report),
        .. report.Datasets.SelectMany(dataset => Dataset(report, dataset)),
        .. Missing(report),
        .. Origin(report),
    ];

    private static IEnumerable<string> Paper(StudyReport report) =>
    [
        "## All datasets", "", "Mean ± standard deviation over trainings. *Priors*: whether descriptors were given to a model that takes them.", "",
        .. MarkdownTable.Of(
            ["recipe", "priors", .. report.Datasets.SelectMany(dataset => PaperColumns.Quality(dataset).Select(column => $"{dataset.Title} {column.Title}"))],
            report.Datasets.SelectMany(dataset => dataset.Arms).Select(arm => (arm.Recipe, arm.Priors)).Distinct().Select(row => Row(report, row))),
    ];

    private static IEnumerable<string> Row(StudyReport report, (string Recipe, Priors Priors) row) =>
    [
        row.Recipe, FigureText.Name(row.Priors),
        .. from dataset in report.Datasets
           let arm = dataset.Arms.FirstOrDefault(arm => (arm.Recipe, arm.Priors) == row)
           from column in PaperColumns.Quality(dataset)
           select FigureText.WithSpread(arm?.Find(column.Measure)),
    ];

    private static IEnumerable<string> Dataset(StudyReport report, DatasetReport dataset) =>
    [
        $"## {dataset.Title}", "",
        $"{StudySentences.Tested(dataset)}.", "",
        .. Figures(dataset, "Quality, with 95 % intervals over test cases:", PaperColumns.Quality(dataset)),
        .. Differences(report, dataset, $"Paired differences to {report.Baseline}", PaperColumns.Quality(dataset)),
        .. DecisionRule.All(dataset.Classes.Count).SelectMany(rule => Disparity(report, dataset, rule)),
        "In words:", "",
        .. StudySentences.Of(report, dataset).Select(sentence => $"- {MarkdownTable.Escape(sentence)}"), "",
        .. StudyPictures.Of(report, dataset).SelectMany(picture => new[] { $"![{picture.Name}]({picture.Name})", "" }),
    ];

    private static IEnumerable<string> Disparity(StudyReport report, DatasetReport dataset, DecisionRule rule)
    {
        var columns = PaperColumns.Disparity(dataset, rule);
        if (!dataset.Arms.Any(arm => columns.Any(column => arm.Find(column.Measure) is not null)))
            return [];
        return
        [
            .. Figures(dataset, $"How error follows coverage, {rule.Words}:", columns),
            .. Differences(report, dataset, $"Paired differences to {report.Baseline}, {rule.Words}", columns),
        ];
    }

    private static string Origin(DatasetReport dataset) => dataset.Data is { } data
        ? $"- {dataset.Name} version {data.Version}{(data.View is { } view ? $" ({view})" : "")}: manifest `{data.Manifest}`, annotation set {data.AnnotationVersion} `{data.Annotations}`"
        : $"- {dataset.Name}: {Taken(dataset.Splits!)}. Figures are means over them, and their cases are drawn apart: cases that two splits test make the intervals somewhat too narrow";

    private static string Taken(StudiedSplits splits) => splits.AreAll ? "all of these splits" : $"{splits.Words}, {string.Join(", ", splits.Taken)}";

    private static string Change(FigureReport figure) => figure.Difference switch
    {
        null => FigureText.Undefined,
        { Distinguishable: true } change => $"**{FigureText.Signed(change)}**",
        var change => FigureText.Signed(change),
    };

    private static IEnumerable<string> Figures(DatasetReport dataset, string title, IReadOnlyList<(string Title, Measure Measure)> columns) =>
        Table(dataset, title, columns, arm => arm.Seeds, (_, figure) => FigureText.Of(figure.Measure, figure.Mean));

    private static IEnumerable<string> Differences(
        StudyReport report, DatasetReport dataset, string title, IReadOnlyList<(string Title, Measure Measure)> columns) =>
        Table(
            dataset, $"{title}, over the seeds that both have:", columns, arm => arm.Recipe == report.Baseline ? arm.Seeds : arm.ComparedSeeds,
            (arm, figure) => arm.Recipe == report.Baseline ? "baseline" : Change(figure));

    private static IEnumerable<string> Table(
        DatasetReport dataset, string title, IReadOnlyList<(string Title, Measure Measure)> columns, Func<ArmReport, IReadOnlyList<int>> seeds,
        Func<ArmReport, FigureReport, string> show) =>
    [
        title, "",
        .. MarkdownTable.Of(
            ["recipe", "priors", "seeds", .. columns.Select(column => column.Title)],
            dataset.Arms.Select(arm => (string[])[
                arm.Recipe, FigureText.Name(arm.Priors), seeds(arm).Count == 0 ? FigureText.Undefined : string.Join(' ', seeds(arm)),
                .. columns.Select(column => arm.Find(column.Measure) is { } figure ? show(arm, figure) : FigureText.Undefined)])),
    ];

    private static IEnumerable<string> Missing(StudyReport report)
    {
        var missing = report.Cells.Where(cell => cell.Status != "completed").ToList();
        return missing.Count == 0 ? [] :
        [
            "## Cells without a figure", "",
            .. missing.Select(cell =>
                $"- {cell.Recipe} on {cell.Dataset}, seed {cell.Seed}: {MarkdownTable.Escape(cell.Failure ?? cell.Status)} (`{cell.Experiment}`)"), "",
        ];
    }

    private static IEnumerable<string> Origin(StudyReport report) =>
    [
        "## How this was made", "",
        "```", $"semcov study {report.File} --to DIR", "```", "",
        $"Platform {report.Platform}. Intervals: percentile bootstrap over test cases, {report.Replicates} replicates, seed {report.Seed}; "
        + "within a replicate every recipe and seed sees the same cases, figures are averaged over the seeds, and differences, over the seeds that both "
        + "recipes have, are taken before the percentiles. They speak of other cases, not of other trainings: how those differ is the standard deviation "
        + "over trainings. **Bold** differences exclude 0. |slope| is averaged over trainings after its sign is dropped.", "",
        .. report.Datasets.Select(Origin),
    ];
}
