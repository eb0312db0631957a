namespace SemCovNet.Metrics;

/// <summary>Metrics of one model, ready to be compared with another's.</summary>
public static class MetricFigures
{
    /// <summary>One figure a metric, in their order.</summary>
    public static IReadOnlyList<ResampledFigure> Of(
        Predictions predictions, IReadOnlyList<MetricDefinition> metrics, ResamplingOptions options)
    {
        var drawn = new DrawnCases(predictions.Rows, options);
        var replicates = MetricBootstrap.Draw(Sample.Whole(predictions), metrics, options);
        return [.. metrics.Select((metric, m) => new ResampledFigure(metric.On(predictions), replicates.Of(m), drawn))];
    }
}
