namespace SemCovNet.Metrics;

/// <summary>A metric's value with its interval; no interval when undefined, not asked for, or undefined in most replicates.</summary>
public sealed record MetricEstimate(MetricDefinition Metric, MetricValue Value, Interval? Interval);
