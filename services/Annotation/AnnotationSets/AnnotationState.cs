using System.Collections.Immutable;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;

namespace SemCovNet.Annotation.AnnotationSets;

/// <summary>What the stream <c>annotations-{datasetId}</c> says so far.</summary>
/// <param name="Vocabulary">Empty before the first batch; it only ever grows at its end.</param>
/// <param name="Version">Of the newest published set, 0 before the first.</param>
/// <param name="DatasetVersion">The dataset version that set is for.</param>
/// <param name="Batches">Ids of accepted batches by their content.</param>
/// <param name="Rejected">Ids of rejected batches.</param>
public sealed record AnnotationState(
    IReadOnlyList<DescriptorDefinition> Vocabulary, int Version, int DatasetVersion, Digest? Set,
    ImmutableDictionary<Digest, string> Batches, ImmutableHashSet<string> Rejected)
{
    public static AnnotationState Empty { get; } = new([], 0, 0, null, ImmutableDictionary<Digest, string>.Empty, []);
}
