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
        svg.Text(16, 24, $"{dataset.Title}: error within {dataset.Positive}, by descriptor, over training coverage", "title");
        svg.Text(16, 42, $"{dataset.PlainRule.Words} · a dot's area is its n_eff · line: fitted slope, dashed: the baseline's, asked the same way where it can be", "small");
        foreach (var (index, arm) in dataset.Arms.Index())
            Panel(svg, report, dataset, arm, axis, (Left + index % PanelsInARow * PanelWidth, 66 + index / PanelsInARow * PanelHeight));
        var rows = (dataset.Arms.Count + PanelsInARow - 1) / PanelsInARow;
        return svg.Write(
            Left + PanelsInARow * PanelWidth, 74 + rows * PanelHeight, $"Study {report.Study}: coverage and error within {dataset.Positive} on {dataset.Title}");
    }

    private static void Panel(Svg svg, StudyReport report, DatasetReport dataset, ArmReport arm, Axis coverage, (double Left, double Top) at)
    {
        var x = coverage with { From = at.Left, To = at.Left + Width };
        var y = new Axis(0, 1, at.Top + 36 + Height, at.Top + 36);
        var slope = SlopeOf(dataset, arm);
        svg.Text(at.Left, at.Top + 8, Label.Short(StudySentences.NameOf(arm), 36), "title");
        svg.Text(at.Left, at.Top + 25, $"slope {(slope is null ? FigureText.Undefined : FigureText.Signed(slope.Mean))}", "small");
        CoverageAxes.Draw(svg, x, y);
        if (BaselineArm.Of(arm, dataset.Arms, report.Baseline) is { } baseline)
            Fit(svg, dataset, baseline, x, y, "reference");
        Fit(svg, dataset, arm, x, y, "fit");
        var most = arm.Groups.Select(group => group.EffectiveN).DefaultIfEmpty(1).Max();
        foreach (var group in arm.Groups)
            svg.Circle(x.At(Log(group)), y.At(group.Error), LargestRadius * Math.Sqrt(group.EffectiveN / most), "bubble", Hint(group));
    }

    private static string Hint(GroupReport group) =>
        $"{group.Descriptor}: coverage {FigureText.Number(group.Coverage)}, error {FigureText.Number(group.Error)}, n_eff {FigureText.Number(group.EffectiveN, 1)}";

    private static void Fit(Svg svg, DatasetReport dataset, ArmReport arm, Axis x, Axis y, string kind)
    {
        if (SlopeOf(dataset, arm)?.Mean.Value is { } slope && arm.Groups.Count > 0)
            CoverageAxes.Fit(svg, [.. arm.Groups.Select(group => (Log(group), group.Error, group.EffectiveN))], slope, (x, y), kind);
    }

    private static FigureReport? SlopeOf(DatasetReport dataset, ArmReport arm) =>
        arm.Find(new(RunFigures.Slope, dataset.PlainRule.Point, dataset.Positive));

    private static Axis CoverageAxis(DatasetReport dataset)
    {
        var logs = dataset.Arms.SelectMany(arm => arm.Groups).Select(Log).ToList();
        return logs.Count == 0 ? new(-3, 0, 0, Width) : Axis.Around([logs.Min() - 0.1, logs.Max() + 0.1], 0, Width);
    }

    private static double Log(GroupReport group) => CoverageAxes.Log(group.Coverage);
}
