namespace SemCovNet.Metrics;

/// <summary>A group's line in the table.</summary>
/// <param name="Group">Name of the group.</param>
/// <param name="Rows">Number of its rows.</param>
/// <param name="Estimate">The metric on its rows.</param>
public sealed record GroupLine(string Group, int Rows, MetricEstimate Estimate);
