using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Fairness.Assessments;

/// <summary>Everything that is known when an evaluation is assessed.</summary>
/// <param name="Trained">The data the model was trained on: coverage comes from its training rows.</param>
/// <param name="Evaluated">The data it was evaluated on; the same unless it was evaluated elsewhere.</param>
/// <param name="Own">
/// The predictions of the experiment's own evaluation, whose validation rows fix thresholds; null where there is none.
/// </param>
public sealed record AssessmentData(
    EvaluationCompleted Evaluation, PredictionSet Predictions, DescribedDataset Trained, DescribedDataset Evaluated, PredictionSet? Own)
{
    /// <summary>The rows that figures are of: the test rows, or all of another dataset.</summary>
    public IReadOnlyList<Prediction> Scored { get; } = [.. Predictions.Rows.Where(row => Evaluation.Split == "all" || row.Split == Split.Test)];
}

public sealed record DescribedDataset(DatasetManifest Manifest, AnnotationSet Annotations);
