using SemCovNet.Cli.Terminal;

namespace SemCovNet.Cli.Studies.Pictures;

/// <summary>The plane of error (up, 0 to 1) over coverage (across, by powers of ten), and a fitted line in it.</summary>
internal static class CoverageAxes
{
    private static readonly double[] CoverageTicks = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];

    /// <summary>As the slope is fitted: coverage 0 has a place.</summary>
    public static double Log(double coverage) => Math.Log10(coverage + 1e-4);

    public static void Draw(Svg svg, Axis x, Axis y)
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

    /// <summary>Through the weighted mean of the groups: that is where a least-squares line passes.</summary>
    /// <param name="groups">At least one.</param>
    public static void Fit(Svg svg, IReadOnlyList<(double Log, double Error, double N)> groups, double slope, (Axis X, Axis Y) axes, string kind)
    {
        var total = groups.Sum(group => group.N);
        var (middle, error) = (groups.Sum(g => g.N * g.Log) / total, groups.Sum(g => g.N * g.Error) / total);
        var (from, to) = (Within(groups.Min(g => g.Log)), Within(groups.Max(g => g.Log)));
        svg.Line(axes.X.At(from.Log), axes.Y.At(from.Error), axes.X.At(to.Log), axes.Y.At(to.Error), kind);

        // A line that would leave the panel ends at its edge.
        (double Log, double Error) Within(double log)
        {
            var (at, kept) = (error + slope * (log - middle), Math.Clamp(error + slope * (log - middle), 0, 1));
            return at == kept ? (log, at) : (middle + (kept - error) / slope, kept);
        }
    }
}
