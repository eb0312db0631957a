using SemCovNet.Cli.Studies.Reports;
using SemCovNet.Contracts.Comparisons;

namespace SemCovNet.Cli.Studies.Exports;

/// <summary>The paper's table with its intervals: one row a recipe and way of asking, the datasets side by side.</summary>
internal static class TableCsv
{
    public static string Write(StudyReport report)
    {
        var rows = report.Datasets.SelectMany(dataset => dataset.Arms).Select(arm => (arm.Recipe, arm.Priors)).Distinct();
        return Csv.Of(rows.Select(row => Row(report, row)).Prepend(["recipe", "priors", .. report.Datasets.SelectMany(Header)]));
    }

    private static IEnumerable<string> Header(DatasetReport dataset) =>
        Columns(dataset).SelectMany(column => new[] { "", " sd", " low", " high" }.Select(part => $"{dataset.Title} {column.Title}{part}"));

    private static IEnumerable<string> Row(StudyReport report, (string Recipe, Priors Priors) row) =>
    [
        row.Recipe, row.Priors.ToString().ToLowerInvariant(),
        .. from dataset in report.Datasets
           let arm = dataset.Arms.FirstOrDefault(arm => (arm.Recipe, arm.Priors) == row)
           from column in Columns(dataset)
           from number in Numbers(arm?.Find(column.Measure))
           select Csv.Number(number),
    ];

    private static IReadOnlyList<double?> Numbers(FigureReport? figure) =>
        [figure?.Mean.Value, figure?.Deviation, figure?.Mean.Low, figure?.Mean.High];

    private static IEnumerable<(string Title, Measure Measure)> Columns(DatasetReport dataset) =>
        PaperColumns.Quality(dataset).Concat(PaperColumns.Disparity(dataset));
}
