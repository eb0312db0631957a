using System.Collections.Concurrent;
using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;

namespace SemCovNet.Fairness.Assessments;

/// <summary>Manifests with their annotations. The last few are kept: evaluations in a row are mostly of the same data.</summary>
public sealed class DescribedDatasets(IArtifactStore artifacts)
{
    private const int Kept = 4;
    private readonly ConcurrentDictionary<(Digest Manifest, Digest Annotations), DescribedDataset> kept = [];

    public async Task<DescribedDataset> LoadAsync(Digest manifest, Digest annotations, CancellationToken cancellation)
    {
        if (kept.TryGetValue((manifest, annotations), out var known))
            return known;
        var loaded = new DescribedDataset(
            await artifacts.GetJsonAsync<DatasetManifest>(manifest, cancellation), await artifacts.GetJsonAsync<AnnotationSet>(annotations, cancellation));
        if (kept.Count >= Kept)
            kept.Clear();
        return kept[(manifest, annotations)] = loaded;
    }
}
