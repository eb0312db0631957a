namespace SemCovNet.Contracts.Reports;

/// <summary>One metric over groups of rows. Minimum, difference and ratio cover the groups where it is defined.</summary>
/// <param name="Attribute">What the rows are parted by, for instance site, or sex × site.</param>
/// <param name="Overall">On all rows.</param>
/// <param name="Difference">Highest less lowest.</param>
/// <param name="Ratio">Lowest over highest.</param>
public sealed record GroupSpread(
    string Attribute, string Metric, MetricResult Overall, MetricResult Minimum, MetricResult Difference, MetricResult Ratio,
    IReadOnlyList<GroupFigure> Groups);

/// <param name="N">Number of its rows.</param>
public sealed record GroupFigure(string Group, int N, MetricResult Figure);

/// <summary>Worst-group accuracy, adjusted accuracy and equalised-odds gap over the groups of one attribute.</summary>
public sealed record AttributeMetrics(string Attribute, IReadOnlyList<MetricResult> Metrics);
