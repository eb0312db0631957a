using SemCovNet.Contracts.Comparisons;
using SemCovNet.Metrics;

namespace SemCovNet.Fairness.Comparing;

/// <summary>Resampled figures as they are reported.</summary>
public static class Reported
{
    public static Estimate ToEstimate(this ResampledFigure figure) =>
        new(figure.Value.Number, figure.Interval?.Lower, figure.Interval?.Upper, figure.Value.WhyUndefined);

    /// <summary>The paired difference of the two.</summary>
    /// <exception cref="InvalidTableException">The two are not of the same test cases.</exception>
    public static Difference DifferenceTo(this ResampledFigure figure, ResampledFigure baseline)
    {
        var difference = figure.Minus(baseline);
        return new(
            difference.Value.Number, difference.Interval?.Lower, difference.Interval?.Upper, difference.IsDistinguishable, difference.Value.WhyUndefined);
    }
}
