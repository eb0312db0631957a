using SemCovNet.Contracts.Reports;
using SemCovNet.Metrics;

namespace SemCovNet.Fairness.Gates;

/// <summary>Everything a limit may be set on, by id: the metrics of the evaluation and the disparities at descriptor level.</summary>
internal static class Measured
{
    /// <summary>What every evaluation measures.</summary>
    public static IReadOnlyList<string> Ids { get; } = [.. CdiRegistry.All.Select(definition => definition.Id), .. MetricRegistry.OfRows.Select(metric => metric.Id)];

    public static IReadOnlyDictionary<string, MetricResult> By(FairnessReport fairness, EvaluationReport quality) =>
        fairness.Disparities.Where(result => result.Level == "descriptor").Select(Size)
            .Concat(quality.Conditions[0].Metrics)
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
}
