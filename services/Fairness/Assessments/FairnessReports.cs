using SemCovNet.Contracts.Reports;
using SemCovNet.Metrics;

namespace SemCovNet.Fairness.Assessments;

/// <summary>How error follows coverage: the numerics, put into the report that pages and gates read.</summary>
public static class FairnessReports
{
    internal const double Floor = 5;

    internal static ResamplingOptions Resampling { get; } = new() { Replicates = 1000, Seed = 1 };

    public static FairnessReport Of(AssessmentData data)
    {
        var attribute = data.Evaluated.Manifest.SubgroupAttributes.FirstOrDefault();
        var predictions = Predictions.From(AssessedRows.Of(data, attribute));
        var readings = Readings.Of(data, attribute);
        var spreads = SubgroupFigures.Spreads(data);
        return new(
            data.Evaluation.ExperimentId, data.Evaluation.EvaluationId, data.Evaluation.DatasetId, data.Evaluation.DatasetVersion,
            data.Evaluation.AnnotationVersion, predictions.Count, predictions.Rows.CaseNames.Count, data.Evaluation.PriorsGiven, Floor,
            Resampling.Replicates, (int)Resampling.Seed, attribute, data.Evaluated.Annotations.Vocabulary,
            readings[0].Groups, readings[0].Disparities, ReliabilityDiagrams.Of(predictions), SubgroupFigures.Of(data, spreads),
            [.. readings.Skip(1)], spreads, SubgroupFigures.Across(data), readings[0].Outcome,
            TailFigures.Of(predictions, readings[0].Groups, MetricRegistry.OfRowsAlone));
    }
}
