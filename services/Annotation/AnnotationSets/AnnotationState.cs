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
/// <param name="Ratings">What annotators said, of all accepted batches that name them.</param>
/// <param name="Confirmed">Images that were let stand, by the version of the set that was looked at.</param>
/// <param name="Revisions">Single corrections since that set.</param>
/// <param name="Unpublished">The values that differ from that set by them.</param>
/// <param name="TakenBack">Values of which a person said last, one by one, that they were not observed.</param>
public sealed record AnnotationState(
    IReadOnlyList<DescriptorDefinition> Vocabulary, int Version, int DatasetVersion, Digest? Set,
    ImmutableDictionary<Digest, string> Batches, ImmutableHashSet<string> Rejected, ImmutableHashSet<Digest> Ratings,
    ImmutableDictionary<string, int> Confirmed, int Revisions, ImmutableDictionary<CorrectedValue, Correction> Unpublished,
    ImmutableHashSet<CorrectedValue> TakenBack)
{
    public static AnnotationState Empty { get; } = new(
        [], 0, 0, null, ImmutableDictionary<Digest, string>.Empty, [], [], ImmutableDictionary<string, int>.Empty, 0, Corrections.None, []);

    /// <summary>What a change that is made now is made on.</summary>
    public Basis Basis => new(Version, Revisions);
}
