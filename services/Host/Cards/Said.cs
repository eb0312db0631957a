using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Reports;
using SemCovNet.Metrics;
using GroupError = SemCovNet.Contracts.Reports.GroupError;

namespace SemCovNet.Cli.Cards;

/// <summary>Figures in the words of a card: what is undefined says why, and never looks like 0.</summary>
internal static class Said
{
    // A line ends before an interval, not within.
    private const char NoBreak = '\u00a0';

    public static string Title(string id) =>
        CdiRegistry.All.FirstOrDefault(definition => definition.Id == id)?.Title ?? MetricRegistry.All.FirstOrDefault(definition => definition.Id == id)?.Title ?? id;

    public static string Limit(Limit limit) => $"{Title(limit.Metric)}{(limit.Scope == LimitScope.Tail ? " in the tail" : "")} ({limit.Metric})";

    public static string Value(MetricResult metric) => metric.Value is { } value ? FigureText.Number(value) : Undefined(metric.Undefined);

    /// <summary>Name, id, value and interval.</summary>
    public static IReadOnlyList<string> Row(MetricResult metric) => [Title(metric.Id), metric.Id, Value(metric), Interval(metric.Low, metric.High)];

    public static string Signed(DisparityResult result) => result.Signed is { } signed ? FigureText.Signed(signed) : Undefined(result.Undefined);

    public static string Interval(double? low, double? high) =>
        low is null || high is null ? FigureText.Undefined : $"{FigureText.Number(low)}{NoBreak}to{NoBreak}{FigureText.Number(high)}";

    public static string SignedInterval(double? low, double? high) =>
        low is null || high is null ? FigureText.Undefined : $"{FigureText.Signed(low)}{NoBreak}to{NoBreak}{FigureText.Signed(high)}";

    public static string P(double? p) => p < 0.001 ? "< 0.001" : FigureText.Number(p);

    public static string Undefined(string? why) => $"undefined: {why ?? "the report does not say why"}";

    public static string Group(GroupError group) => group.Subgroup is null ? $"{group.Descriptor} in {group.Class}" : $"{group.Descriptor} in {group.Class}, {group.Subgroup}";

    public static string Reading(FairnessReading reading) =>
        (reading.Point switch
        {
            DecisionPoint.Half => "p ≥ 0.5",
            DecisionPoint.Argmax => "most probable class",
            DecisionPoint.Specificity90 => "90 % specificity on validation",
            DecisionPoint.Specificity95 => "95 % specificity on validation",
            var other => other,
        }) + (reading.Threshold is { } threshold && reading.Point != DecisionPoint.Half ? $" ({(reading.OnScore ? "score" : "p")} ≥ {FigureText.Number(threshold)})" : "");

    public static string Priors(bool given) => given ? "descriptors given beside the image" : "from the image alone";
}
