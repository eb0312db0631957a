using SemCovNet.Artifacts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;

namespace SemCovNet.Evaluation.Evaluations;

/// <summary>The rows an evaluation is about, and what is known of their descriptors.</summary>
/// <param name="Split">test for the data the model was trained on, all for other data.</param>
/// <param name="Rows">Those to predict: the ones that are scored and, of its own data, the validation rows, on which thresholds are fixed.</param>
/// <param name="Known">How many images of other data are left out because the model was trained or chosen on them or on others of their cases; null for none.</param>
public sealed record EvaluationData(DatasetManifest Manifest, AnnotationSet Annotations, string Split, IReadOnlyList<ImageRow> Rows, int? Known = null)
{
    public const string Test = "test";
    public const string All = "all";

    /// <summary>The evaluation's name within its experiment: the same rows give the same name.</summary>
    public string EvaluationId => $"{Manifest.DatasetId}.v{Manifest.Version}.a{Annotations.Version}.{(Known is null ? Split : "unseen")}";

    public bool IsScored(Split split) => Split == All || split == Contracts.Datasets.Split.Test;

    /// <summary>The test and validation rows of the very data the experiment was requested with.</summary>
    public static async Task<EvaluationData> OwnAsync(IArtifactStore artifacts, ExperimentRequested request, CancellationToken cancellation)
    {
        var manifest = await artifacts.GetJsonAsync<DatasetManifest>(request.Manifest, cancellation);
        var annotations = await artifacts.GetJsonAsync<AnnotationSet>(request.Annotations, cancellation);
        return new(manifest, annotations, Test, [.. manifest.Rows.Where(row => row.Split != Contracts.Datasets.Split.Train)]);
    }

    /// <summary>Every row of another dataset, with its newest annotations.</summary>
    /// <exception cref="NotEvaluableException">The dataset, its version or its annotations do not exist.</exception>
    public static async Task<EvaluationData> OtherAsync(
        IEventStore store, IArtifactStore artifacts, string datasetId, int? version, CancellationToken cancellation)
    {
        var published = await store.NewestAsync<DatasetVersionPublished>(Streams.Dataset(datasetId), e => version is null || e.Version == version, cancellation)
            ?? throw new NotEvaluableException($"There is no dataset \"{datasetId}\"{(version is null ? "" : $" in version {version}")}.");
        var set = await store.NewestAsync<AnnotationSetPublished>(Streams.Annotations(datasetId), e => e.DatasetVersion == published.Version, cancellation)
            ?? throw new NotEvaluableException($"Dataset \"{datasetId}\" version {published.Version} has no descriptors yet: upload them first.");
        var manifest = await artifacts.GetJsonAsync<DatasetManifest>(published.Manifest, cancellation);
        return new(manifest, await artifacts.GetJsonAsync<AnnotationSet>(set.Set, cancellation), All, manifest.Rows);
    }

    /// <summary>
    /// Without the images that a model trained on <paramref name="own"/> data knows: those of its training and validation rows, and all others of their cases
    /// (photographed otherwise, or in a newer version).
    /// </summary>
    public EvaluationData UnseenBy(DatasetManifest own)
    {
        var known = own.Rows.Where(row => row.Split != Contracts.Datasets.Split.Test).ToList();
        var (cases, pictures) = (known.Select(row => row.Case).ToHashSet(), known.Select(row => row.Content).ToHashSet());
        List<ImageRow> unseen = [.. Rows.Where(row => !cases.Contains(row.Case) && !pictures.Contains(row.Content))];
        return unseen.Count == Rows.Count ? this : this with { Rows = unseen, Known = Rows.Count - unseen.Count };
    }

    /// <summary>The data of an evaluation that was recorded, as it saw them.</summary>
    /// <exception cref="NotEvaluableException">The history holds no such dataset version or annotation set.</exception>
    /// <exception cref="ArtifactMissingException">The data, or the answers of an evaluation that left images out, are no longer stored.</exception>
    public static async Task<EvaluationData> RecordedAsync(
        IEventStore store, IArtifactStore artifacts, EvaluationCompleted evaluation, CancellationToken cancellation)
    {
        var (id, version, annotations) = (evaluation.DatasetId, evaluation.DatasetVersion, evaluation.AnnotationVersion);
        var published = await store.NewestAsync<DatasetVersionPublished>(Streams.Dataset(id), e => e.Version == version, cancellation)
            ?? throw new NotEvaluableException($"The history holds no version {version} of dataset \"{id}\".");
        var set = await store.NewestAsync<AnnotationSetPublished>(Streams.Annotations(id), e => e.Version == annotations, cancellation)
            ?? throw new NotEvaluableException($"The history holds no annotation set {annotations} of dataset \"{id}\".");
        var manifest = await artifacts.GetJsonAsync<DatasetManifest>(published.Manifest, cancellation);
        var rows = evaluation.Known is null ? manifest.Rows : await PredictedAsync(artifacts, manifest, evaluation, cancellation);
        return new(manifest, await artifacts.GetJsonAsync<AnnotationSet>(set.Set, cancellation), evaluation.Split, rows, evaluation.Known);
    }

    // What it left out is not recorded, but its answers are.
    private static async Task<IReadOnlyList<ImageRow>> PredictedAsync(
        IArtifactStore artifacts, DatasetManifest manifest, EvaluationCompleted evaluation, CancellationToken cancellation)
    {
        var predictions = await artifacts.GetJsonAsync<PredictionSet>(evaluation.Predictions, cancellation);
        var predicted = predictions.Rows.Select(row => row.Image).ToHashSet();
        return [.. manifest.Rows.Where(row => predicted.Contains(row.Image))];
    }

    /// <summary>Observed descriptors by image, in the given order; NaN = not observed.</summary>
    public Func<ImageRow, float[]> Observed(IReadOnlyList<string> descriptors)
    {
        var column = descriptors.Select(name => Annotations.Vocabulary.ToList().FindIndex(d => d.Name == name)).ToArray();
        var values = Annotations.Images.ToDictionary(image => image.Image, image => image.Values);
        return row => values.TryGetValue(row.Image, out var known)
            ? [.. column.Select(k => k >= 0 && known[k] is { } value ? (float)value : float.NaN)]
            : [.. column.Select(_ => float.NaN)];
    }
}

/// <summary>What was asked for cannot be evaluated; the message says why.</summary>
public sealed class NotEvaluableException(string message) : Exception(message);
