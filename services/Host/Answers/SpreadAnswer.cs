using SemCovNet.Metrics;

namespace SemCovNet.Cli.Answers;

/// <summary>One metric over the subgroups where it is defined.</summary>
/// <param name="Difference">Highest less lowest.</param>
/// <param name="Ratio">Lowest over highest.</param>
/// <param name="Groups">By name, also those where it is undefined.</param>
internal sealed record SpreadAnswer(
    FigureAnswer Overall, FigureAnswer Minimum, FigureAnswer Difference, FigureAnswer Ratio, IReadOnlyDictionary<string, FigureAnswer> Groups)
{
    public static SpreadAnswer Of(GroupTable table) => new(
        FigureAnswer.Of(table.Overall), FigureAnswer.Of(table.Minimum), FigureAnswer.Of(table.Difference), FigureAnswer.Of(table.Ratio),
        table.Groups.ToDictionary(line => line.Group, line => FigureAnswer.Of(line.Estimate)));
}

/// <param name="Undefined">Why there is no value; null where there is.</param>
internal sealed record FigureAnswer(double? Value, IReadOnlyList<double>? Ci, string? Undefined)
{
    public static FigureAnswer Of(MetricEstimate estimate) => new(estimate.Value.Number, MetricsAnswer.Ends(estimate.Interval), estimate.Value.WhyUndefined);
}
