using SemCovNet.Contracts.Reports;
using SemCovNet.Evaluation.Evaluations;
using SemCovNet.Metrics;

namespace SemCovNet.Evaluation.Scoring;

/// <summary>How good the predictions are: every metric with its interval, for each way the model was asked.</summary>
public sealed class Scorer
{
    private const int Rounds = 1000;
    private const int Seed = 1;
    private const double FixedSpecificity = 0.95;

    /// <param name="predictions">Rows of the validation split fix thresholds; all others are scored.</param>
    public EvaluationReport Score(PredictionSet predictions, EvaluationData data)
    {
        var scored = predictions.Rows.Where(row => data.IsScored(row.Split)).ToList();
        var validation = predictions.Rows.Where(row => !data.IsScored(row.Split)).ToList();
        var priorsGiven = scored.Any(row => row.WithoutPriors is not null);
        var headline = Condition(predictions, scored, validation, priorsGiven, row => row.Probabilities);
        return new(
            predictions.ExperimentId, predictions.EvaluationId, predictions.DatasetId, predictions.DatasetVersion, data.Annotations.Version, data.Split,
            scored.Count, scored.Select(row => row.Case).Distinct().Count(), predictions.Classes.Count == 2 ? 0.5 : null, Rounds, Seed,
            priorsGiven ? [headline, Condition(predictions, scored, validation, priorsGiven: false, row => row.WithoutPriors!)] : [headline], data.Known);
    }

    private static EvaluationCondition Condition(
        PredictionSet set, IReadOnlyList<Prediction> scored, IReadOnlyList<Prediction> validation, bool priorsGiven,
        Func<Prediction, IReadOnlyList<double>> answer)
    {
        var predictions = Predictions.From(Table(set.Classes, scored, answer) with { ValidationThreshold = Threshold(set.Classes, validation, answer) });
        var before = set.Fit is { } fit ? Measure(Predictions.From(Table(set.Classes, scored, row => Unfitted.Of(answer(row), fit))), MetricRegistry.OfCalibration) : null;
        return new(priorsGiven, Measure(predictions, MetricRegistry.OfRows), Confusion(predictions), predictions.Table.ValidationThreshold, before);
    }

    private static IReadOnlyList<MetricResult> Measure(Predictions predictions, IReadOnlyList<MetricDefinition> metrics) =>
        [.. MetricBootstrap.Estimate(predictions, metrics, new() { Replicates = Rounds, Seed = Seed }).Select(ToResult)];

    private static MetricResult ToResult(MetricEstimate estimate) =>
        new(estimate.Metric.Id, estimate.Value.Number, estimate.Interval?.Lower, estimate.Interval?.Upper, estimate.Value.WhyUndefined);

    private static double? Threshold(IReadOnlyList<string> classes, IReadOnlyList<Prediction> validation, Func<Prediction, IReadOnlyList<double>> answer) =>
        classes.Count == 2 && validation.Any(row => row.Class == 0)
            ? OperatingPoint.AtSpecificity(Predictions.From(Table(classes, validation, answer)), FixedSpecificity)
            : null;

    private static PredictionTable Table(IReadOnlyList<string> classes, IReadOnlyList<Prediction> rows, Func<Prediction, IReadOnlyList<double>> answer) => new()
    {
        Classes = classes,
        Labels = [.. rows.Select(row => row.Class)],
        Cases = [.. rows.Select(row => row.Case)],
        Probabilities = PredictionTable.OfRows([.. rows.Select(answer)], classes.Count),
    };

    private static ConfusionMatrix Confusion(Predictions predictions)
    {
        var classes = predictions.Rows.Classes;
        var cells = classes.Select(_ => new int[classes.Count]).ToArray();
        for (var row = 0; row < predictions.Count; row++)
            cells[predictions.Rows.Labels[row]][predictions.Decisions[row]]++;
        return new(classes, cells);
    }
}
