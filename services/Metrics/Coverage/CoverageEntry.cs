namespace SemCovNet.Metrics;

/// <summary>Coverage in 0..1 of a group, from training rows or from a file.</summary>
public sealed record CoverageEntry(SemanticGroup Group, double Coverage);
