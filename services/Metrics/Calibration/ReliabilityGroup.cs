namespace SemCovNet.Metrics;

/// <summary>The rows of a curve: null means any. With a descriptor k a row weighs a_jk, else 1.</summary>
public sealed record ReliabilityGroup(string? Descriptor, string? Subgroup);
