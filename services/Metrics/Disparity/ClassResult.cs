namespace SemCovNet.Metrics;

/// <param name="Class">The class.</param>
/// <param name="Groups">Number of its groups that count.</param>
/// <param name="Value">The figure within this class; undefined, with the reason, when left out.</param>
/// <param name="Interval">Percentile bootstrap interval over evaluation cases.</param>
public sealed record ClassResult(string Class, int Groups, MetricValue Value, Interval? Interval);
