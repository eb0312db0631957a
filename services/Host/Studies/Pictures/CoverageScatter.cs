using SemCovNet.Cli.Studies.Reports;
using SemCovNet.Cli.Terminal;
using SemCovNet.Fairness.Comparing;

namespace SemCovNet.Cli.Studies.Pictures;

/// <summary>Error of the positive class's descriptors over how well training covers them: a panel a recipe, with its slope and the baseline's.</summary>
internal static class CoverageScatter
{
    private const double Width = 230;
    private const double Height = 170;
    private const double Left = 52;
    private const int PanelsInARow = 3;
    private const double PanelWidth = Width + 44;
    private const double PanelHeight = Height + 86;
    private const double LargestRadius = 9;

    public static string Draw(StudyReport report, DatasetReport dataset)
    {
        var svg = new Svg();
        var axis = CoverageAxis(dataset);
        svg.Text(16, 24, $"{dataset.Name}: error within {dataset.Positive}, by descriptor, over training coverage", "title");
        svg.Text(16, 42, $"{dataset.PlainRule.Words} · a dot's area is its n_eff · line: fitted slope, dashed: the baseline's", "small");
        foreach (var (index, arm) in dataset.Arms.Index())
            Panel(svg, report, dataset, arm, axis, (Left + index % PanelsInARow * PanelWidth, 66 + index / PanelsInARow * PanelHeight));
        var rows = (dataset.Arms.Count + PanelsInARow - 1) / PanelsInARow;
        return svg.Write(
            Left + PanelsInARow * PanelWidth, 74 + rows * PanelHeight, $"Study {report.Study}: coverage and error within {dataset.Positive} on {dataset.Name}");
    }

    private static void Panel(Svg svg, StudyReport report, DatasetReport dataset, ArmReport arm, Axis coverage, (double Left, double Top) at)
    {
        var x = coverage with { From = at.Left, To = at.Left + Width };
        var y = new Axis(0, 1, at.Top + 36 + Height, at.Top + 36);
        var slope = SlopeOf(dataset, arm);
        svg.Text(at.Left, at.Top + 8, Label.Short(StudySentences.NameOf(arm), 36), "title");
        svg.Text(at.Left, at.Top + 25, $"slope {(slope is null ? FigureText.Undefined : FigureText.Signed(slope.Mean))}", "small");
        Grid(svg, x, y);
        if (arm.Recipe != report.Baseline && dataset.Arms.FirstOrDefault(other => other.Recipe == report.Baseline) is { } baseline)
            Fit(svg, dataset, baseline, x, y, "reference");
        Fit(svg, dataset, arm, x, y, "fit");
        var most = arm.Groups.Select(group => group.EffectiveN).DefaultIfEmpty(1).Max();
        foreach (var group in arm.Groups)
            svg.Circle(x.At(Log(group)), y.At(group.Error), LargestRadius * Math.Sqrt(group.EffectiveN / most), "bubble", Hint(group));
    }

    private static string Hint(GroupReport group) =>
        $"{group.Descriptor}: coverage {FigureText.Number(group.Coverage)}, error {FigureText.Number(group.Error)}, n_eff {FigureText.Number(group.EffectiveN, 1)}";

    private static void Grid(Svg svg, Axis x, Axis y)
    {
        foreach (var tick in new[] { 0, 0.25, 0.5, 0.75, 1 })
        {
            svg.Line(x.From, y.At(tick), x.To, y.At(tick), "grid");
            svg.Text(x.From - 8, y.At(tick) + 4, FigureText.Number(tick, 2), "small", "end");
        }
        foreach (var tick in CoverageTicks.Where(tick => Math.Log10(tick) >= x.Low && Math.Log10(tick) <= x.High))
        {
            svg.Line(x.At(Math.Log10(tick)), y.From, x.At(Math.Log10(tick)), y.To, "grid");
            svg.Text(x.At(Math.Log10(tick)), y.From + 16, FormattableString.Invariant($"{tick}"), "small", "middle");
        }
        svg.Text((x.From + x.To) / 2, y.From + 32, "coverage", "small", "middle");
    }

    // Through the weighted mean of the groups: that is where a least-squares line passes.
    private static void Fit(Svg svg, DatasetReport dataset, ArmReport arm, Axis x, Axis y, string kind)
    {
        if (SlopeOf(dataset, arm)?.Mean.Value is not { } slope || arm.Groups.Count == 0)
            return;
        var total = arm.Groups.Sum(group => group.EffectiveN);
        var (middle, error) = (arm.Groups.Sum(g => g.EffectiveN * Log(g)) / total, arm.Groups.Sum(g => g.EffectiveN * g.Error) / total);
        var (first, last) = (arm.Groups.Min(Log), arm.Groups.Max(Log));
        var (from, to) = (Within(first), Within(last));
        svg.Line(x.At(from.Log), y.At(from.Error), x.At(to.Log), y.At(to.Error), kind);

        // A line that would leave the panel ends at its edge.
        (double Log, double Error) Within(double log)
        {
            var (at, kept) = (error + slope * (log - middle), Math.Clamp(error + slope * (log - middle), 0, 1));
            return at == kept ? (log, at) : (middle + (kept - error) / slope, kept);
        }
    }

    private static FigureReport? SlopeOf(DatasetReport dataset, ArmReport arm) =>
        arm.Find(new(RunFigures.Slope, dataset.PlainRule.Point, dataset.Positive));

    private static readonly double[] CoverageTicks = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];

    private static Axis CoverageAxis(DatasetReport dataset)
    {
        var logs = dataset.Arms.SelectMany(arm => arm.Groups).Select(Log).ToList();
        return logs.Count == 0 ? new(-3, 0, 0, Width) : Axis.Around([logs.Min() - 0.1, logs.Max() + 0.1], 0, Width);
    }

    // As the slope is fitted: coverage 0 has a place.
    private static double Log(GroupReport group) => Math.Log10(group.Coverage + 1e-4);
}
