namespace SemCovNet.Metrics;

/// <summary>A definition's answer on one set of groups.</summary>
/// <param name="Signed">Below 0 where error rises as coverage thins (for the gap: above 0).</param>
/// <param name="Classes">The same within each class, undefined with the reason where one was left out; empty when not controlled for class.</param>
public sealed record CdiScore(MetricValue Signed, IReadOnlyList<ClassScore> Classes);
