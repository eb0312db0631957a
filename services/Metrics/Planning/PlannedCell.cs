namespace SemCovNet.Metrics;

/// <summary>A group of the training data, and what annotating more of it is expected to do.</summary>
/// <param name="Coverage">C now, 0 to 1.</param>
/// <param name="Cases">How many of the planned cases go here; 0 for none.</param>
/// <param name="CoverageThen">C once they are annotated.</param>
/// <param name="Fall">
/// Expected fall of the group's error, as a share of 0..1, by its planned cases; by the first case where none is planned. Negative where
/// error rises with coverage; undefined where no slope was fitted.
/// </param>
/// <param name="Interval">Percentile interval of the fall, from the bootstrap spread of the fitted slope.</param>
public sealed record PlannedCell(SemanticGroup Group, double Coverage, int Cases, double CoverageThen, MetricValue Fall, Interval? Interval);
