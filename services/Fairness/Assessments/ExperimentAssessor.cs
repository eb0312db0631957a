using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Messages;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Budgets;
using SemCovNet.Fairness.Gates;

namespace SemCovNet.Fairness.Assessments;

/// <summary>Assesses an evaluation and decides whether its model keeps the fairness budget.</summary>
public sealed class ExperimentAssessor(IEventStore store, IArtifactStore artifacts, CommandHandler handler, BudgetBook budgets)
{
    private const string Headline = "cdi.within@1";
    private const string Slope = "cdi.slope@1";
    private const string HeadlineLevel = "descriptor";

    /// <exception cref="NotAssessableException">There is no such evaluation.</exception>
    public async Task AssessAsync(AssessExperiment command, CommandContext context, CancellationToken cancellation = default)
    {
        var stream = Streams.Experiment(command.ExperimentId);
        var experiment = await handler.LoadAsync(AssessmentDecider.Instance, stream, cancellation);
        if (experiment.Request is not { } request || !experiment.Evaluations.TryGetValue(command.EvaluationId, out var evaluation))
            throw new NotAssessableException($"Experiment {command.ExperimentId} has no evaluation \"{command.EvaluationId}\" to assess.");
        if (experiment.Assessed.Contains(command.EvaluationId))
            return;

        var report = FairnessReports.Of(await LoadAsync(experiment, request, evaluation, cancellation));
        var quality = await artifacts.GetJsonAsync<EvaluationReport>(evaluation.Report, cancellation);
        var budget = await budgets.ForAsync(evaluation.DatasetId, cancellation);
        var limits = Gate.Judge(budget?.Limits ?? [], Measured.By(report, quality));
        var assessment = ToEvent(report, await artifacts.PutJsonAsync(report, cancellation));
        var gate = new GateDecided(command.ExperimentId, command.EvaluationId, budget?.PolicyId, Gate.Together(limits), limits);
        await handler.HandleAsync(AssessmentDecider.Instance, stream, new RecordAssessment(assessment, gate), context, cancellation);
    }

    private async Task<AssessmentData> LoadAsync(
        AssessedExperiment experiment, ExperimentRequested request, EvaluationCompleted evaluation, CancellationToken cancellation)
    {
        var predictions = await artifacts.GetJsonAsync<PredictionSet>(evaluation.Predictions, cancellation);
        var trained = await DescribedAsync(request.Manifest, request.Annotations, cancellation);
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
            : await DescribedAsync(version.Manifest, set.Set, cancellation);
    }

    private async Task<DescribedDataset> DescribedAsync(Digest manifest, Digest annotations, CancellationToken cancellation) =>
        new(await artifacts.GetJsonAsync<DatasetManifest>(manifest, cancellation), await artifacts.GetJsonAsync<AnnotationSet>(annotations, cancellation));

    private static FairnessAssessed ToEvent(FairnessReport report, Digest digest)
    {
        var within = report.Disparities.Single(result => (result.Definition, result.Level) == (Headline, HeadlineLevel));
        var slope = report.Disparities.Single(result => (result.Definition, result.Level) == (Slope, HeadlineLevel));
        return new(
            report.ExperimentId, report.EvaluationId, Headline, HeadlineLevel, digest, within.Signed, within.Value, within.Low, within.High,
            slope.Signed, within.Groups, within.Undefined);
    }
}

/// <summary>There is nothing to assess; the message says why.</summary>
public sealed class NotAssessableException(string message) : Exception(message);
