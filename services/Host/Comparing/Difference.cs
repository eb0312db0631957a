using SemCovNet.Metrics;

namespace SemCovNet.Cli.Comparing;

/// <summary>A paired difference.</summary>
/// <param name="Distinguishable">Whether its interval leaves out 0.</param>
internal sealed record Difference(double? Value, double? Low, double? High, bool Distinguishable, string? Undefined)
{
    /// <exception cref="InvalidTableException">The two are not of the same test cases.</exception>
    public static Difference Of(ResampledFigure figure, ResampledFigure baseline)
    {
        var difference = figure.Minus(baseline);
        return new(
            difference.Value.Number, difference.Interval?.Lower, difference.Interval?.Upper, difference.IsDistinguishable, difference.Value.WhyUndefined);
    }
}
