using System.Text.Json.Serialization;
using SemCovNet.Contracts.Datasets;

namespace SemCovNet.Contracts.Events;

/// <summary>What happens in <c>annotations-{datasetId}</c>; written by annotation.</summary>
public interface IAnnotationEvent : IEvent
{
    string DatasetId { get; }
}

[WireName("annotation.vocabulary-defined.v1")]
public sealed record VocabularyDefined(string DatasetId, IReadOnlyList<DescriptorDefinition> Descriptors) : IAnnotationEvent;

/// <param name="Batch">The batch as it was accepted: a list of <see cref="AnnotatedImage"/>.</param>
/// <param name="Source">The file's name, or "import" for descriptors that came with a dataset.</param>
/// <param name="ChangedValues">How many values differ from what was known before.</param>
/// <param name="Ratings">What each named annotator said, a list of <see cref="AnnotatorRatings"/>; null where the file names nobody.</param>
[WireName("annotation.batch-accepted.v1")]
public sealed record AnnotationBatchAccepted(
    string DatasetId, string BatchId, Digest Batch, string Source, int Rows, int Values, int ChangedValues,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Digest? Ratings = null) : IAnnotationEvent;

/// <param name="Errors">The first twenty, each with file, row and column.</param>
[WireName("annotation.batch-rejected.v1")]
public sealed record AnnotationBatchRejected(
    string DatasetId, string BatchId, string Source, int ErrorCount, IReadOnlyList<string> Errors) : IAnnotationEvent;

/// <param name="From">The value before, 0 to 1; null where it was not observed.</param>
/// <param name="To">The value now, 0 to 1; null where it is taken back.</param>
[WireName("annotation.revised.v1")]
public sealed record AnnotationRevised(string DatasetId, string Image, string Descriptor, double? From, double? To, string Reason) : IAnnotationEvent;

/// <summary>A person looked at all values of one image and let them stand.</summary>
/// <param name="AnnotationVersion">The set that was looked at.</param>
[WireName("annotation.image-confirmed.v1")]
public sealed record ImageConfirmed(string DatasetId, string Image, int AnnotationVersion) : IAnnotationEvent;

/// <param name="Set">An <see cref="AnnotationSet"/>.</param>
/// <param name="ObservedShare">Observed values over images × descriptors, 0 to 1.</param>
[WireName("annotation.set-published.v1")]
public sealed record AnnotationSetPublished(
    string DatasetId, int Version, int DatasetVersion, Digest Set, int Images, IReadOnlyList<string> Descriptors, double ObservedShare) : IAnnotationEvent;
