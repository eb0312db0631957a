using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;

namespace SemCovNet.Annotation.AnnotationSets;

public abstract record AnnotationCommand;

/// <param name="BasedOn">The set version the new set was merged over: if another was published meanwhile, this one would undo it.</param>
/// <param name="Vocabulary">All descriptors once the batch is in.</param>
/// <param name="Set">Null where the batch changes no value.</param>
public sealed record AcceptBatch(
    int BasedOn, IReadOnlyList<DescriptorDefinition> Vocabulary, AnnotationBatchAccepted Batch, AnnotationSetPublished? Set) : AnnotationCommand;

public sealed record RejectBatch(AnnotationBatchRejected Rejection) : AnnotationCommand;

/// <summary>A person corrects values.</summary>
public sealed record Revise(int BasedOn, IReadOnlyList<AnnotationRevised> Revisions, AnnotationSetPublished Set) : AnnotationCommand;

/// <summary>A person looked at an image and let its values stand.</summary>
public sealed record Confirm(ImageConfirmed Confirmation) : AnnotationCommand;

/// <summary>Known annotations go along to a new dataset version.</summary>
public sealed record CarryOver(int BasedOn, AnnotationSetPublished Set) : AnnotationCommand;

/// <summary>Another set was published while this one was being made.</summary>
public sealed class StaleAnnotationsException(string datasetId, int basedOn, int newest) : Exception(
    $"The annotations of \"{datasetId}\" are at version {newest}, but this change was made on version {basedOn}: load them and try again.");
