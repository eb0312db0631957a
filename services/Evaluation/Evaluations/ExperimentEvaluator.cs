using SemCovNet.Artifacts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Messages;
using SemCovNet.Contracts.Reports;
using SemCovNet.Evaluation.Inference;
using SemCovNet.Evaluation.Scoring;
using SemCovNet.EventStore;

namespace SemCovNet.Evaluation.Evaluations;

/// <summary>Runs a trained model over a split and records what it predicted and how good that is.</summary>
public sealed class ExperimentEvaluator(
    IEventStore store, IArtifactStore artifacts, CommandHandler handler, OnnxDevices devices, Predictor predictor, Scorer scorer)
{
    /// <returns>The evaluation's id.</returns>
    /// <exception cref="NotEvaluableException">There is no trained model, or the data do not fit it.</exception>
    public async Task<string> EvaluateAsync(EvaluateExperiment command, CommandContext context, CancellationToken cancellation = default)
    {
        var stream = Streams.Experiment(command.ExperimentId);
        var experiment = await handler.LoadAsync(EvaluationDecider.Instance, stream, cancellation);
        if (experiment is not { Request: { } request, Model: { } trained })
            throw new NotEvaluableException($"Experiment {command.ExperimentId} has no trained model to evaluate.");
        var data = command.DatasetId is { } other
            ? (await EvaluationData.OtherAsync(store, artifacts, other, command.DatasetVersion, cancellation))
                .UnseenBy(await artifacts.GetJsonAsync<DatasetManifest>(request.Manifest, cancellation))
            : await EvaluationData.OwnAsync(artifacts, request, cancellation);
        if (experiment.Done.Contains(data.EvaluationId))
            return data.EvaluationId;

        using var model = new OnnxModel(await artifacts.GetAsync(trained.Onnx, cancellation), threads: 1, devices);
        CheckFit(command, model, data);
        var rows = await predictor.PredictAsync(model, data.Rows, data.Observed(model.Descriptors), cancellation);
        var predictions = new PredictionSet(
            command.ExperimentId, data.EvaluationId, data.Manifest.DatasetId, data.Manifest.Version, model.Classes,
            model.PredictsDescriptors ? model.Descriptors : [], rows, model.Fit);
        var report = scorer.Score(predictions, data);
        await handler.HandleAsync(
            EvaluationDecider.Instance, stream,
            new EvaluationCompleted(
                command.ExperimentId, data.EvaluationId, data.Manifest.DatasetId, data.Manifest.Version, data.Annotations.Version, data.Split,
                report.N, report.Conditions[0].PriorsGiven, await artifacts.PutJsonAsync(predictions, cancellation),
                await artifacts.PutJsonAsync(report, cancellation),
                report.Conditions[0].Metrics.ToDictionary(metric => metric.Id, metric => metric.Value), report.Known),
            context, cancellation);
        return data.EvaluationId;
    }

    private static void CheckFit(EvaluateExperiment command, OnnxModel model, EvaluationData data)
    {
        if (!model.Classes.SequenceEqual(data.Manifest.Classes))
            throw new NotEvaluableException(
                $"The model of experiment {command.ExperimentId} knows the classes {string.Join(", ", model.Classes)}, but dataset "
                + $"\"{data.Manifest.DatasetId}\" has {string.Join(", ", data.Manifest.Classes)}.");
        if (data is { Known: not null, Rows: [] })
            throw new NotEvaluableException(
                $"Experiment {command.ExperimentId} was trained or chosen on every case of dataset \"{data.Manifest.DatasetId}\" version {data.Manifest.Version}: "
                + "none is left that could tell how it does on new ones.");
        if (!data.Rows.Any(row => data.IsScored(row.Split)))
            throw new NotEvaluableException($"Dataset \"{data.Manifest.DatasetId}\" version {data.Manifest.Version} has no {data.Split} images.");
    }
}
