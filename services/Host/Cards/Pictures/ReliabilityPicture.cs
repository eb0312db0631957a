using SemCovNet.Cli.Studies.Pictures;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Cli.Cards.Pictures;

/// <summary>What came true over what was said, bin by bin, with bands.</summary>
internal static class ReliabilityPicture
{
    private const double Side = 180;
    private const double LargestRadius = 6;
    private const double SmallestRadius = 1.5;

    public static string Name(ReliabilityDiagram diagram) =>
        diagram.Scope.Split(':', 2) is [var kind, var name] ? $"{kind} {name}" : diagram.Scope;

    public static string Draw(ReliabilityDiagram diagram)
    {
        var (svg, x, y) = (new Svg(), new Axis(0, 1, 44, 44 + Side), new Axis(0, 1, 44 + Side, 44));
        svg.Text(12, 18, Label.Short(Name(diagram), 32), "title");
        svg.Text(12, 34, $"error {FigureText.Number(diagram.Ece)} · n_eff {FigureText.Number(diagram.EffectiveN, 0)}", "small");
        foreach (var tick in new[] { 0, 0.5, 1 })
        {
            svg.Line(x.From, y.At(tick), x.To, y.At(tick), "grid");
            svg.Line(x.At(tick), y.From, x.At(tick), y.To, "grid");
            svg.Text(x.From - 8, y.At(tick) + 4, FigureText.Number(tick, 1), "small", "end");
            svg.Text(x.At(tick), y.From + 16, FigureText.Number(tick, 1), "small", "middle");
        }
        svg.Line(x.From, y.From, x.To, y.To, "reference");
        var most = diagram.Bins.Max(bin => bin.Weight);
        foreach (var bin in diagram.Bins.Where(bin => bin is { Confidence: not null, Observed: not null }))
            Bin(svg, bin, (x, y), most);
        return svg.Write(44 + Side + 14, 44 + Side + 28, $"Reliability, {Name(diagram)}");
    }

    private static void Bin(Svg svg, ReliabilityBin bin, (Axis X, Axis Y) axes, double most)
    {
        var (across, up) = (axes.X.At(bin.Confidence!.Value), axes.Y.At(bin.Observed!.Value));
        if (bin is { Low: { } low, High: { } high })
            svg.Line(across, axes.Y.At(low), across, axes.Y.At(high), "whisker");
        svg.Circle(across, up, Math.Max(SmallestRadius, LargestRadius * Math.Sqrt(bin.Weight / most)), "bubble",
            $"said {FigureText.Number(bin.Confidence)}, came true {FigureText.Number(bin.Observed)} ({Said.Interval(bin.Low, bin.High)}), n_eff {FigureText.Number(bin.Weight, 1)}");
    }
}
