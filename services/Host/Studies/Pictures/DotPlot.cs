using SemCovNet.Cli.Studies.Reports;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Comparisons;

namespace SemCovNet.Cli.Studies.Pictures;

/// <summary>Every recipe's figures with their intervals: a panel a metric, a row a recipe, a tick a training, a dashed line at the baseline.</summary>
internal static class DotPlot
{
    private const double Gutter = 220;
    private const double Width = 200;
    private const double Gap = 28;
    private const double RowHeight = 24;
    private const int PanelsInARow = 3;
    private const int LongestLabel = 34;

    public static string Draw(StudyReport report, DatasetReport dataset)
    {
        var panels = Panels(dataset);
        var svg = new Svg();
        var panelHeight = 62 + RowHeight * dataset.Arms.Count;
        var rows = (panels.Count + PanelsInARow - 1) / PanelsInARow;
        svg.Text(16, 24, $"{dataset.Title}, {dataset.Cases} test cases", "title");
        svg.Text(16, 42, $"dot: mean over trainings · bar: its 95 % interval over test cases · ticks: single trainings{Dashed(Baselines(report, dataset).Count())}", "small");
        for (var row = 0; row < rows; row++)
        {
            var top = 66 + row * panelHeight;
            Labels(svg, dataset, top);
            foreach (var (column, panel) in panels.Skip(row * PanelsInARow).Take(PanelsInARow).Index())
                Panel(svg, report, dataset, panel, (Gutter + column * (Width + Gap), top));
        }
        return svg.Write(Gutter + PanelsInARow * (Width + Gap), 74 + rows * panelHeight, $"Study {report.Study}: metrics of each recipe on {dataset.Title}");
    }

    // Each arm is held against the baseline asked the same way, so each way has a line of its own.
    private static IEnumerable<ArmReport> Baselines(StudyReport report, DatasetReport dataset) => dataset.Arms.Where(arm => arm.Recipe == report.Baseline);

    private static string Dashed(int baselines) => baselines switch
    {
        0 => "",
        1 => " · dashed: the baseline's mean",
        _ => " · dashed: the baseline's mean, a line for each way of asking",
    };

    private static IReadOnlyList<(string Title, Measure Measure)> Panels(DatasetReport dataset) =>
    [
        .. PaperColumns.Quality(dataset).Select(column => column.Title == "ECE" ? ("ECE (lower is better)", column.Measure) : column),
        (PaperColumns.Size(dataset).Title + " (lower is fairer)", PaperColumns.Size(dataset).Measure),
    ];

    private static void Labels(Svg svg, DatasetReport dataset, double top)
    {
        foreach (var (row, arm) in dataset.Arms.Index())
            svg.Text(Gutter - 12, top + 34 + row * RowHeight, Label.Short(StudySentences.NameOf(arm), LongestLabel), anchor: "end");
    }

    private static void Panel(Svg svg, StudyReport report, DatasetReport dataset, (string Title, Measure Measure) panel, (double Left, double Top) at)
    {
        var figures = dataset.Arms.Select(arm => arm.Find(panel.Measure)).ToList();
        double[] numbers = [.. figures.OfType<FigureReport>().Where(figure => figure.Mean.Value is not null).SelectMany(Numbers)];
        svg.Text(at.Left, at.Top + 8, panel.Title, "title");
        if (numbers.Length == 0)
        {
            svg.Text(at.Left, at.Top + 34, "undefined for every recipe", "small");
            return;
        }
        var axis = Axis.Around(numbers, at.Left, at.Left + Width);
        var bottom = at.Top + 22 + RowHeight * dataset.Arms.Count;
        foreach (var tick in axis.Ticks)
        {
            svg.Line(axis.At(tick), at.Top + 18, axis.At(tick), bottom, "grid");
            svg.Text(axis.At(tick), bottom + 15, FigureText.Number(tick, axis.Decimals), "small", "middle");
        }
        foreach (var baseline in Baselines(report, dataset).Select(arm => arm.Find(panel.Measure)?.Mean.Value).OfType<double>())
            svg.Line(axis.At(baseline), at.Top + 18, axis.At(baseline), bottom, "reference");
        foreach (var (row, figure) in figures.Index())
            Row(svg, axis, figure, at.Top + 30 + row * RowHeight);
    }

    private static void Row(Svg svg, Axis axis, FigureReport? figure, double y)
    {
        if (figure?.Mean.Value is not { } mean)
            return;
        if (figure.Runs.Count > 1)
        {
            foreach (var run in figure.Runs.OfType<double>())
                svg.Line(axis.At(run), y + 5, axis.At(run), y + 10, "run");
        }
        if (figure.Mean is { Low: { } low, High: { } high })
            svg.Line(axis.At(low), y, axis.At(high), y, "whisker");
        svg.Circle(axis.At(mean), y, 4, "mark", FigureText.Of(figure.Measure, figure.Mean));
    }

    private static IEnumerable<double> Numbers(FigureReport figure) =>
        figure.Runs.Append(figure.Mean.Value).Append(figure.Mean.Low).Append(figure.Mean.High).OfType<double>();
}
