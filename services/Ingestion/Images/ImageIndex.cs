using System.Collections.Concurrent;
using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.Ingestion.Images;

/// <summary>From an image's id to its bytes, for the newest version of each dataset.</summary>
public sealed class ImageIndex(IEventStore store, IArtifactStore artifacts)
{
    // A manifest never changes under its digest, so only the newest of each dataset is kept.
    private readonly ConcurrentDictionary<string, (Digest Manifest, IReadOnlyDictionary<string, Digest> Images)> newest = new(StringComparer.Ordinal);

    /// <returns>Null where the dataset or the image does not exist.</returns>
    public async Task<Digest?> FindAsync(string datasetId, string image, CancellationToken cancellation)
    {
        if (await NewestAsync(datasetId, cancellation) is not { } manifest)
            return null;
        if (!newest.TryGetValue(datasetId, out var known) || known.Manifest != manifest)
            newest[datasetId] = known = (manifest, await ReadAsync(manifest, cancellation));
        return known.Images.TryGetValue(image, out var content) ? content : null;
    }

    private async Task<Digest?> NewestAsync(string datasetId, CancellationToken cancellation)
    {
        await foreach (var recorded in store.ReadStreamBackwardsAsync(Streams.Dataset(datasetId), cancellation))
        {
            if (recorded.Body is DatasetVersionPublished published)
                return published.Manifest;
        }
        return null;
    }

    private async Task<IReadOnlyDictionary<string, Digest>> ReadAsync(Digest manifest, CancellationToken cancellation) =>
        (await artifacts.GetJsonAsync<DatasetManifest>(manifest, cancellation)).Rows
            .ToDictionary(row => row.Image, row => row.Content, StringComparer.Ordinal);
}
