using SemCovNet.Artifacts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Http;
using SemCovNet.Evaluation.Evaluations;
using SemCovNet.Evaluation.Inference;
using SemCovNet.EventStore;

namespace SemCovNet.Evaluation.Maps;

/// <summary>Asks a trained model about one image of an evaluation, and where it looked for each descriptor.</summary>
public sealed class DescriptorMaps(IEventStore store, IArtifactStore artifacts, LastModel models, LastEvaluation evaluations)
{
    private const string None = "The model of this experiment has no descriptor maps: they come with a semantic descriptor map, the recipe option sdm other than none.";

    /// <param name="evaluationId">Null for the newest.</param>
    /// <param name="priorsGiven">False: from the image alone. A model that takes no descriptors is always asked so.</param>
    /// <exception cref="NotEvaluableException">There is no such evaluation, or it did not score the image.</exception>
    /// <exception cref="ArtifactMissingException">The model, the image or the data are no longer stored.</exception>
    public async Task<DescriptorMapsAnswer> OfAsync(string experimentId, string? evaluationId, string image, bool priorsGiven, CancellationToken cancellation)
    {
        var stream = Streams.Experiment(experimentId);
        var trained = await store.NewestAsync<TrainingCompleted>(stream, _ => true, cancellation)
            ?? throw new NotEvaluableException($"Experiment {experimentId} has no trained model.");
        var evaluation = await store.NewestAsync<EvaluationCompleted>(stream, e => evaluationId is null || e.EvaluationId == evaluationId, cancellation)
            ?? throw new NotEvaluableException($"Experiment {experimentId} has no evaluation{(evaluationId is null ? "" : $" {evaluationId}")}.");
        var data = await evaluations.DataAsync(evaluation, cancellation);
        var row = data.Rows.FirstOrDefault(row => row.Image == image && data.IsScored(row.Split))
            ?? throw new NotEvaluableException(
                $"Evaluation {evaluation.EvaluationId} did not score an image \"{image}\": it is about the {evaluation.Split} images of dataset \"{evaluation.DatasetId}\" version {evaluation.DatasetVersion}{(evaluation.Known is null ? "" : " whose cases its model was neither trained nor chosen on")}.");
        var file = await artifacts.GetAsync(row.Content, cancellation);
        return await models.AskAsync(trained.Onnx, model => Ask(model, evaluation, row, data.Observed(model.Descriptors)(row), file, priorsGiven), cancellation);
    }

    private static DescriptorMapsAnswer Ask(OnnxModel model, EvaluationCompleted evaluation, ImageRow row, float[] known, byte[] file, bool priorsGiven)
    {
        var given = priorsGiven && model.TakesPriors;
        var pixels = new float[3 * model.View.ImageSize * model.View.ImageSize];
        model.View.ForPrediction(file).WritePlanes(pixels);
        var answer = model.Run(pixels, given ? known : [.. known.Select(_ => float.NaN)], 1, maps: true);
        var (rows, columns) = model.MapSize;
        var (left, top, width, height) = model.View.SeenAtPrediction(row.Width, row.Height);
        return new(
            evaluation.ExperimentId, evaluation.EvaluationId, row.Image, row.Content, given, new(left, top, width, height), Doubles(answer.Probabilities), rows, columns,
            [.. model.Descriptors.Select((name, k) => new DescriptorMap(
                name, float.IsNaN(known[k]) ? null : known[k], answer.Descriptors?[k], Doubles((answer.Maps ?? []).AsSpan(k * rows * columns, rows * columns))))],
            answer.Maps is null ? None : null);
    }

    private static double[] Doubles(ReadOnlySpan<float> values) => [.. values.ToArray().Select(value => (double)value)];
}
