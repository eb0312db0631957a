using SemCovNet.Cli.Studies.Reports;
using SemCovNet.Contracts.Comparisons;
using Spectre.Console;

namespace SemCovNet.Cli.Terminal;

/// <summary>A study's report for a person.</summary>
internal static class StudyText
{
    public static void Write(StudyReport report)
    {
        foreach (var dataset in report.Datasets)
        {
            Out.Answer.MarkupLineInterpolated($"[bold]{Name(dataset)}[/]: {StudySentences.Tested(dataset)}; mean ± standard deviation over trainings");
            Write(dataset, PaperColumns.Quality(dataset), FigureText.WithSpread);
            Out.Answer.WriteLine($"how error follows coverage, {dataset.PlainRule.Words}, with 95 % intervals over test cases");
            Write(dataset, PaperColumns.Disparity(dataset), figure => figure is null ? FigureText.Undefined : FigureText.Of(figure.Measure, figure.Mean));
            foreach (var sentence in StudySentences.Of(report, dataset))
                Out.Answer.MarkupLineInterpolated($"  {sentence}");
        }
    }

    private static string Name(DatasetReport dataset) => dataset.Data is { } data ? $"{dataset.Name}@{data.Version}" : $"{dataset.Name}, {dataset.Splits?.Words}";

    private static void Write(DatasetReport dataset, IReadOnlyList<(string Title, Measure Measure)> columns, Func<FigureReport?, string> show)
    {
        var table = Out.Table(["recipe", "priors", "seeds", .. columns.Select(column => column.Title)]);
        foreach (var arm in dataset.Arms)
            table.Row([
                arm.Recipe, FigureText.Name(arm.Priors), string.Join(' ', arm.Seeds),
                .. columns.Select(column => show(arm.Find(column.Measure)))]);
        Out.Answer.Write(table);
    }
}
