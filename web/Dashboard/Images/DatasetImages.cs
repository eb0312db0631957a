using System.Collections.Concurrent;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Dashboard.Artifacts;
using SemCovNet.ReadModels.Annotations;
using SemCovNet.ReadModels.Datasets;

namespace SemCovNet.Dashboard.Images;

/// <summary>The images of a dataset's newest version, with the newest values of their descriptors.</summary>
public sealed class DatasetImages(IDatasetQueries datasets, IAnnotationQueries annotations, ParsedArtifacts artifacts)
{
    // Sixty thumbnails ask for the same table: only the newest of each dataset is kept.
    private readonly ConcurrentDictionary<string, ImageTable> newest = new(StringComparer.Ordinal);

    /// <summary>With what was corrected and is in no published set yet.</summary>
    /// <returns>Null where there is no such dataset.</returns>
    public async Task<ImageTable?> ReadAsync(string datasetId) =>
        await PublishedAsync(datasetId) is { } table ? table with { Corrections = await annotations.CorrectionsAsync(datasetId) } : null;

    /// <summary>Only what a manifest names is ever shown as an image.</summary>
    public async Task<Digest?> FindAsync(string datasetId, string image) => (await PublishedAsync(datasetId))?.Find(image)?.Content;

    private async Task<ImageTable?> PublishedAsync(string datasetId)
    {
        if (await datasets.FindAsync(datasetId) is not { } summary)
            return null;
        if (newest.TryGetValue(datasetId, out var known) && known.Summary.Version.Manifest == summary.Version.Manifest && known.Summary.Annotations?.Set == summary.Annotations?.Set)
            return known;
        var manifest = await artifacts.GetAsync<DatasetManifest>(summary.Version.Manifest);
        var set = summary.Annotations is { } published ? await artifacts.GetAsync<AnnotationSet>(published.Set) : null;
        return newest[datasetId] = new(summary, manifest, set);
    }
}
