using SemCovNet.Metrics;

namespace SemCovNet.Cli.Comparing;

/// <summary>A figure as it is reported: its value with a 95 % interval over test cases, or the reason why there is none.</summary>
internal sealed record Estimate(double? Value, double? Low, double? High, string? Undefined)
{
    public static Estimate Of(ResampledFigure figure) =>
        new(figure.Value.Number, figure.Interval?.Lower, figure.Interval?.Upper, figure.Value.WhyUndefined);
}
