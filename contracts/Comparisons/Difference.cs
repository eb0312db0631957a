namespace SemCovNet.Contracts.Comparisons;

/// <summary>A paired difference.</summary>
/// <param name="Distinguishable">Whether its interval leaves out 0.</param>
public sealed record Difference(double? Value, double? Low, double? High, bool Distinguishable, string? Undefined);
