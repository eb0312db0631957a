namespace SemCovNet.Metrics;

/// <param name="Class">The class.</param>
/// <param name="Groups">Number of its groups that count.</param>
/// <param name="Value">The figure within this class.</param>
public sealed record ClassScore(string Class, int Groups, MetricValue Value);
