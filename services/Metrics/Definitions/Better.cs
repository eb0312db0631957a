namespace SemCovNet.Metrics;

/// <summary>Which direction of a metric is the better one.</summary>
public enum Better
{
    Higher,
    Lower,
}
