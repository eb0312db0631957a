using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.Annotation.AnnotationSets;

/// <summary>How a dataset's annotations grow: batches are accepted or rejected whole, single values revised, and what has changed is published as a set.</summary>
public static class AnnotationDecider
{
    public static Decider<AnnotationState, AnnotationCommand> Decider { get; } = new(AnnotationState.Empty, Decide, Evolve);

    /// <exception cref="StaleAnnotationsException">Another set was published first.</exception>
    public static IReadOnlyList<IEvent> Decide(AnnotationState state, AnnotationCommand command) => (state, command) switch
    {
        // The same batch again changes nothing.
        (var s, AcceptBatch { Set: null } c) when s.Batches.ContainsKey(c.Batch.Batch) && Knows(s, c.Batch.Ratings) => [],
        (var s, AcceptBatch c) when c.BasedOn != s.Basis => throw new StaleAnnotationsException(c.Batch.DatasetId, c.BasedOn, s.Basis),
        (var s, AcceptBatch c) => [.. Vocabulary(s, c), c.Batch, .. Published(c.Set)],

        (var s, RejectBatch c) when s.Rejected.Contains(c.Rejection.BatchId) => [],
        (_, RejectBatch c) => [c.Rejection],

        (_, Revise c) when c.Revisions.All(revision => revision.From == revision.To) => [],
        (var s, Revise c) when c.BasedOn != s.Basis => throw new StaleAnnotationsException(c.Revisions[0].DatasetId, c.BasedOn, s.Basis),
        (_, Revise c) => [.. c.Revisions.Where(revision => revision.From != revision.To), .. Published(c.Set)],

        // Somebody else has published it, or it was taken back.
        ({ Unpublished.IsEmpty: true }, Publish) => [],
        (var s, Publish c) when c.BasedOn != s.Basis => throw new StaleAnnotationsException(c.Set.DatasetId, c.BasedOn, s.Basis),
        (_, Publish c) => [c.Set],

        // Looked at twice without a change in between is looked at once.
        (var s, Confirm { Confirmation: var c }) when s.Confirmed.GetValueOrDefault(c.Image) == c.AnnotationVersion => [],
        (_, Confirm c) => [c.Confirmation],

        (var s, CarryOver c) when c.Set.DatasetVersion <= s.DatasetVersion => [],
        (var s, CarryOver c) when c.BasedOn != s.Basis => throw new StaleAnnotationsException(c.Set.DatasetId, c.BasedOn, s.Basis),
        (_, CarryOver c) => [c.Set],

        _ => [],
    };

    public static AnnotationState Evolve(AnnotationState state, IEvent recorded) => recorded switch
    {
        VocabularyDefined e => state with { Vocabulary = e.Descriptors },
        AnnotationBatchAccepted e => state with
        {
            Batches = state.Batches.SetItem(e.Batch, e.BatchId),
            Ratings = e.Ratings is { } ratings ? state.Ratings.Add(ratings) : state.Ratings,
        },
        ImageConfirmed e => state with { Confirmed = state.Confirmed.SetItem(e.Image, e.AnnotationVersion) },
        AnnotationBatchRejected e => state with { Rejected = state.Rejected.Add(e.BatchId) },
        AnnotationRevised e => state with
        {
            Revisions = state.Revisions + 1,
            Unpublished = Corrections.With(state.Unpublished, e),
            TakenBack = e.To is null ? state.TakenBack.Add(CorrectedValue.Of(e)) : state.TakenBack.Remove(CorrectedValue.Of(e)),
            Confirmed = state.Confirmed.Remove(e.Image),
        },
        AnnotationSetPublished e => state with
        {
            Version = e.Version,
            DatasetVersion = e.DatasetVersion,
            Set = e.Set,
            Revisions = 0,
            Unpublished = Corrections.None,
        },
        _ => state,
    };

    private static bool Knows(AnnotationState state, Digest? ratings) => ratings is null || state.Ratings.Contains(ratings.Value);

    private static IEnumerable<IEvent> Vocabulary(AnnotationState state, AcceptBatch command) =>
        command.Vocabulary.SequenceEqual(state.Vocabulary) ? [] : [new VocabularyDefined(command.Batch.DatasetId, command.Vocabulary)];

    private static IEnumerable<IEvent> Published(AnnotationSetPublished? set) => set is null ? [] : [set];
}
