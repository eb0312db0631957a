using SemCovNet.Artifacts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;

namespace SemCovNet.Fairness.Assessments;

/// <summary>Finds everything an assessment reads: kept predictions, and the data as they were.</summary>
public sealed class AssessmentSource(IEventStore store, IArtifactStore artifacts, DescribedDatasets datasets)
{
    /// <param name="experiment">One that was requested.</param>
    /// <exception cref="NotAssessableException">The data of the evaluation are not in the streams any more.</exception>
    internal async Task<AssessmentData> LoadAsync(AssessedExperiment experiment, EvaluationCompleted evaluation, CancellationToken cancellation)
    {
        var request = experiment.Request!;
        var predictions = await artifacts.GetJsonAsync<PredictionSet>(evaluation.Predictions, cancellation);
        var trained = await datasets.LoadAsync(request.Manifest, request.Annotations, cancellation);
        var own = (evaluation.DatasetId, evaluation.DatasetVersion, evaluation.AnnotationVersion)
            == (request.DatasetId, request.DatasetVersion, request.AnnotationVersion);
        return new(
            evaluation, predictions, trained, own ? trained : await ElsewhereAsync(evaluation, cancellation),
            await OwnPredictionsAsync(experiment, evaluation, predictions, cancellation));
    }

    // Only the evaluation of the experiment's own data keeps validation rows: those of another dataset are all scored.
    private async Task<PredictionSet?> OwnPredictionsAsync(
        AssessedExperiment experiment, EvaluationCompleted evaluation, PredictionSet predictions, CancellationToken cancellation) =>
        evaluation.Split == "test" ? predictions
        : experiment.Evaluations.Values.FirstOrDefault(other => other.Split == "test") is { } own
            ? await artifacts.GetJsonAsync<PredictionSet>(own.Predictions, cancellation)
            : null;

    private async Task<DescribedDataset> ElsewhereAsync(EvaluationCompleted evaluation, CancellationToken cancellation)
    {
        var version = await store.NewestAsync<DatasetVersionPublished>(
            Streams.Dataset(evaluation.DatasetId), e => e.Version == evaluation.DatasetVersion, cancellation);
        var set = await store.NewestAsync<AnnotationSetPublished>(
            Streams.Annotations(evaluation.DatasetId), e => e.Version == evaluation.AnnotationVersion, cancellation);
        return version is null || set is null
            ? throw new NotAssessableException($"The data of evaluation \"{evaluation.EvaluationId}\" are not in the streams any more.")
            : await datasets.LoadAsync(version.Manifest, set.Set, cancellation);
    }
}
