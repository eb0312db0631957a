using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Assessments;
using SemCovNet.Fairness.Gates;
using SemCovNet.Metrics;

namespace SemCovNet.Fairness.InUse;

/// <summary>A window of answers: the numerics, put into the report that pages and alerts read.</summary>
internal static class WindowReports
{
    /// <summary>False-discovery rate that findings of one window are held to.</summary>
    public const double Level = 0.05;

    private static readonly ResamplingOptions Resampling = new() { Replicates = 1000, Seed = 1 };

    /// <param name="limits">The dataset's budget; empty without one.</param>
    public static WindowReport Of(string experimentId, UsedWindow window, ModelReference reference, IReadOnlyList<Limit> limits)
    {
        var drift = WindowDrift.Between(reference.Tested, window.Table(reference), Resampling);
        var (metrics, disparities, tail) = Judge(window.KnownTable(reference), reference.Coverage);
        return new(
            experimentId, window.Number, window.Number * ModelInUse.WindowRows, window.Rows.Count, window.Rows.Select(row => row.Answer.Case).Distinct().Count(),
            window.Known, reference.Tested.Labels.Count, Resampling.Replicates, Level,
            [.. drift.Shifts.Select(shift => new DriftResult(Enum.Parse<AlertKind>(shift.Kind.ToString()), shift.Subject, shift.Size, shift.PValue, shift.QValue))],
            drift.TailThen, drift.TailNow, metrics, disparities, window.Known > 0 ? Gate.Judge(limits, Measured.InUse(disparities, metrics, tail)) : []);
    }

    private static (IReadOnlyList<MetricResult> Metrics, IReadOnlyList<DisparityResult> Disparities, TailMetrics Tail) Judge(PredictionTable known, CoverageTable coverage)
    {
        if (known.Labels.Count == 0)
            return ([], [], new(0, []));
        var predictions = Predictions.From(known);
        var assessment = CdiAssessment.Of(predictions, coverage, new() { Floor = FairnessReports.Floor, Resampling = Resampling });
        return (
            [.. MetricBootstrap.Estimate(predictions, MetricRegistry.OfRows, Resampling).Select(SubgroupFigures.ToResult)], [.. DisparityFigures.Results(assessment)],
            TailFigures.Of(predictions, DisparityFigures.Groups(assessment), MetricRegistry.OfRowsAlone));
    }
}
