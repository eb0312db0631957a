namespace SemCovNet.Contracts.Reports;

/// <summary>One metric's value with its interval; undefined with a reason, never 0 in its place.</summary>
/// <param name="Id">Of the definition, for instance <c>auc@1</c>.</param>
/// <param name="Low">Lower end of the 95 % percentile bootstrap interval over cases.</param>
/// <param name="Undefined">Why there is no value; null when there is one.</param>
public sealed record MetricResult(string Id, double? Value, double? Low, double? High, string? Undefined);

/// <param name="Cells">Rows are true classes, columns predicted ones: counts of images.</param>
public sealed record ConfusionMatrix(IReadOnlyList<string> Classes, IReadOnlyList<IReadOnlyList<int>> Cells);
