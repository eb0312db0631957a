using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;

namespace SemCovNet.Annotation.AnnotationSets;

public abstract record AnnotationCommand;

/// <param name="BasedOn">What the new set was merged over: if there is more by now, this one would undo it.</param>
/// <param name="Vocabulary">All descriptors once the batch is in.</param>
/// <param name="Set">Null where the batch changes no value.</param>
public sealed record AcceptBatch(
    Basis BasedOn, IReadOnlyList<DescriptorDefinition> Vocabulary, AnnotationBatchAccepted Batch, AnnotationSetPublished? Set) : AnnotationCommand;

public sealed record RejectBatch(AnnotationBatchRejected Rejection) : AnnotationCommand;

/// <summary>A person corrects values.</summary>
/// <param name="Set">Null where they are published later, with what else is corrected until then.</param>
public sealed record Revise(Basis BasedOn, IReadOnlyList<AnnotationRevised> Revisions, AnnotationSetPublished? Set) : AnnotationCommand;

/// <summary>What was corrected becomes a set.</summary>
public sealed record Publish(Basis BasedOn, AnnotationSetPublished Set) : AnnotationCommand;

/// <summary>A person looked at an image and let its values stand.</summary>
public sealed record Confirm(ImageConfirmed Confirmation) : AnnotationCommand;

/// <summary>Known annotations go along to a new dataset version.</summary>
public sealed record CarryOver(Basis BasedOn, AnnotationSetPublished Set) : AnnotationCommand;

/// <summary>Another set was published, or a value corrected, while this change was being made.</summary>
public sealed class StaleAnnotationsException(string datasetId, Basis basedOn, Basis newest) : Exception(
    $"The annotations of \"{datasetId}\" are at version {newest}, but this change was made on version {basedOn}: load them and try again.");
