using SemCovNet.Contracts.Reports;
using SemCovNet.Metrics;

namespace SemCovNet.Fairness.Gates;

/// <summary>
/// Everything a limit may be set on, by <see cref="Limit.Figure"/>: the metrics of the evaluation, the disparities at descriptor level, the metrics that hold the
/// groups of an attribute against each other, and the metrics of the tail.
/// </summary>
internal static class Measured
{
    /// <summary>What every evaluation measures.</summary>
    public static IReadOnlyList<string> Ids { get; } = [.. DefinitionText.OfModels.Select(definition => definition.Id)];

    /// <summary>What every evaluation measures of the tail.</summary>
    public static IReadOnlyList<string> TailIds { get; } = [.. MetricRegistry.OfRowsAlone.Select(metric => metric.Id)];

    private static readonly MetricDefinition[] OfGroups = [.. MetricRegistry.All.Except(MetricRegistry.OfRows)];

    /// <summary>Whether it holds the groups of an attribute against each other.</summary>
    public static bool IsOfGroups(string metric) => OfGroups.Any(definition => definition.Id == metric);

    public static IReadOnlyDictionary<string, MetricResult> By(FairnessReport fairness, EvaluationReport quality) =>
        fairness.Disparities.Where(result => result.Level == "descriptor").Select(Size)
            .Concat(quality.Conditions[0].Metrics)
            .Concat(OfGroups.Select(metric => Worst(metric, fairness)))
            .Concat(OfTail(fairness.Tail))
            .ToDictionary(metric => metric.Id);

    /// <summary>On answers of a model in use.</summary>
    public static IReadOnlyDictionary<string, MetricResult> InUse(
        IReadOnlyList<DisparityResult> disparities, IReadOnlyList<MetricResult> metrics, TailMetrics tail) =>
        disparities.Select(Size)
            .Concat(metrics)
            .Concat(OfGroups.Select(metric => Undefined(metric, $"Answers of a model in use come without the groups that {metric.Id} holds against each other.")))
            .Concat(OfTail(tail))
            .ToDictionary(metric => metric.Id);

    /// <summary>A limit is on the size of a disparity, whichever way it points; so the interval of the signed figure is folded at 0.</summary>
    public static MetricResult Size(DisparityResult result)
    {
        var (low, high) = (result.Low, result.High) switch
        {
            (null, _) or (_, null) => ((double?)null, (double?)null),
            ( < 0, > 0) => (0, Math.Max(-result.Low.Value, result.High.Value)),
            ( < 0, _) => (-result.High, -result.Low),
            _ => (result.Low, result.High),
        };
        return new(result.Definition, result.Value, low, high, result.Undefined);
    }

    // A budget is kept only by a model that keeps it for every attribute: of the values the worst counts, and of either end of their intervals.
    private static MetricResult Worst(MetricDefinition metric, FairnessReport fairness)
    {
        List<MetricResult> all = [.. (fairness.Across ?? []).SelectMany(across => across.Metrics).Where(result => result.Id == metric.Id)];
        List<MetricResult> defined = [.. all.Where(result => result.Value is not null)];
        return defined.Count > 0
            ? new(metric.Id, Figure(result => result.Value), Figure(result => result.Low), Figure(result => result.High), null)
            : Undefined(metric, all.FirstOrDefault()?.Undefined
                ?? $"{metric.Id} holds the groups of an attribute against each other, and {fairness.DatasetId} has no subgroup attribute.");

        double? Figure(Func<MetricResult, double?> figure) =>
            defined.Any(result => figure(result) is null) ? null
            : metric.Better == Better.Higher ? defined.Min(figure)
            : defined.Max(figure);
    }

    private static IEnumerable<MetricResult> OfTail(TailMetrics? tail) =>
        (tail?.Metrics ?? []).Select(metric => metric with { Id = new Limit(metric.Id, null, null, LimitScope.Tail).Figure });

    private static MetricResult Undefined(MetricDefinition metric, string reason) => new(metric.Id, null, null, null, reason);
}
