using SemCovNet.Cli.Studies.Pictures;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Cli.Cards.Pictures;

/// <summary>Error of one class's groups over how well training covers them, with the fitted slope.</summary>
internal static class GroupScatter
{
    private const double Width = 360;
    private const double Height = 220;
    private const double LargestRadius = 9;

    /// <param name="groups">Those that count, at least one.</param>
    public static string Draw(string name, IReadOnlyList<GroupError> groups, double? slope)
    {
        var svg = new Svg();
        var x = Axis.Around([groups.Min(Log) - 0.1, groups.Max(Log) + 0.1], 52, 52 + Width);
        var y = new Axis(0, 1, 44 + Height, 44);
        svg.Text(12, 18, Label.Short($"Error within {name}, by descriptor", 56), "title");
        svg.Text(12, 34, $"a dot's area is its n_eff · slope {(slope is null ? "undefined" : FigureText.Signed(slope))} per tenfold coverage", "small");
        CoverageAxes.Draw(svg, x, y);
        if (slope is { } fitted)
            CoverageAxes.Fit(svg, [.. groups.Select(g => (Log(g), g.Error!.Value, g.EffectiveN))], fitted, (x, y), "fit");
        var most = groups.Max(group => group.EffectiveN);
        foreach (var group in groups)
            svg.Circle(x.At(Log(group)), y.At(group.Error!.Value), LargestRadius * Math.Sqrt(group.EffectiveN / most), "bubble",
                $"{group.Descriptor}: coverage {FigureText.Number(group.Coverage)}, error {FigureText.Number(group.Error)}, n_eff {FigureText.Number(group.EffectiveN, 1)}");
        return svg.Write(52 + Width + 16, 44 + Height + 44, $"Error and coverage of {groups.Count} groups within {name}");
    }

    private static double Log(GroupError group) => CoverageAxes.Log(group.Coverage!.Value);
}
