namespace SemCovNet.Contracts.Comparisons;

/// <summary>A figure as it is reported: its value with a 95 % interval over test cases, or the reason why there is none.</summary>
public sealed record Estimate(double? Value, double? Low, double? High, string? Undefined);
