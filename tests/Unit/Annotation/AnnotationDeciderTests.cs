using SemCovNet.Annotation.AnnotationSets;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;

namespace SemCovNet.Tests.Unit.Annotation;

public sealed class AnnotationDeciderTests
{
    private static readonly IReadOnlyList<DescriptorDefinition> Words = [new("vessels", DescriptorKind.Diagnostic), new("hair", DescriptorKind.Artefact)];
    private static readonly IReadOnlyList<string> Names = ["vessels", "hair"];
    private static readonly VocabularyDefined Defined = new("skin", Words);
    private static readonly AnnotationBatchAccepted First = Batch("batch-1", 1);
    private static readonly AnnotationBatchAccepted Second = Batch("batch-2", 2);
    private static readonly AnnotationSetPublished Set1 = Set(1);
    private static readonly AnnotationSetPublished Set2 = Set(2);
    private static readonly AnnotationSetPublished Set3 = Set(3);
    private static readonly AnnotationBatchRejected Refused = new("skin", "batch-9", "bad.csv", 1, ["bad.csv: the file is empty"]);
    private static readonly AnnotationRevised Revised = new("skin", "a", "hair", 0, 1, "seen again");

    [Fact]
    public void The_first_batch_defines_the_vocabulary_and_publishes_a_set() =>
        Given().When(new AcceptBatch(new(0), Words, First, Set1)).Then(Defined, First, Set1);

    [Fact]
    public void A_later_batch_publishes_the_next_set() =>
        Given(Defined, First, Set1).When(new AcceptBatch(new(1), Words, Second, Set2)).Then(Second, Set2);

    [Fact]
    public void The_same_batch_again_changes_nothing() =>
        Given(Defined, First, Set1).When(new AcceptBatch(new(1), Words, First with { BatchId = "other", ChangedValues = 0 }, null)).ThenNothing();

    [Fact]
    public void A_batch_that_changes_no_value_is_kept_without_a_new_set() =>
        Given(Defined, First, Set1).When(new AcceptBatch(new(1), Words, Second with { ChangedValues = 0 }, null)).Then(Second with { ChangedValues = 0 });

    [Fact]
    public void An_earlier_batch_sent_again_after_another_takes_its_values_back() =>
        Given(Defined, First, Set1, Second, Set2).When(new AcceptBatch(new(2), Words, First, Set3)).Then(First, Set3);

    [Fact]
    public void A_batch_merged_over_an_old_set_is_refused() =>
        Given(Defined, First, Set1).When(new AcceptBatch(new(0), Words, Second, Set1)).ThenRefused(
            "The annotations of \"skin\" are at version 1, but this change was made on version 0: load them and try again.");

    [Fact]
    public void An_import_may_extend_the_vocabulary()
    {
        DescriptorDefinition[] longer = [.. Words, new("network", DescriptorKind.Diagnostic)];
        Given(Defined, First, Set1).When(new AcceptBatch(new(1), longer, Second, Set2)).Then(new VocabularyDefined("skin", longer), Second, Set2);
    }

    [Fact]
    public void A_rejected_batch_is_recorded_once()
    {
        Given().When(new RejectBatch(Refused)).Then(Refused);
        Given(Refused).When(new RejectBatch(Refused)).ThenNothing();
    }

    [Fact]
    public void A_revision_publishes_the_set_it_leads_to() =>
        Given(Defined, First, Set1).When(new Revise(new(1), [Revised], Set2)).Then(Revised, Set2);

    [Fact]
    public void A_revision_to_the_same_value_changes_nothing() =>
        Given(Defined, First, Set1).When(new Revise(new(1), [Revised with { To = 0 }], Set2)).ThenNothing();

    [Fact]
    public void Corrections_are_kept_at_once_and_become_one_set_when_they_are_published()
    {
        var other = Revised with { Image = "b" };
        Given(Defined, First, Set1).When(new Revise(new(1), [Revised], null)).Then(Revised);
        Given(Defined, First, Set1, Revised).When(new Revise(new(1, 1), [other], null)).Then(other);
        Given(Defined, First, Set1, Revised, other).When(new Publish(new(1, 2), Set2)).Then(Set2);
        Given(Defined, First, Set1, Revised, other, Set2).When(new Publish(new(1, 2), Set2)).ThenNothing();
    }

    [Fact]
    public void A_correction_that_was_taken_back_is_none() =>
        Given(Defined, First, Set1, Revised, Revised with { From = 1, To = 0 }).When(new Publish(new(1, 2), Set2)).ThenNothing();

    [Fact]
    public void A_set_that_misses_a_correction_is_refused() =>
        Given(Defined, First, Set1, Revised).When(new AcceptBatch(new(1), Words, Second, Set2)).ThenRefused(
            "The annotations of \"skin\" are at version 1 with 1 correction, but this change was made on version 1: load them and try again.");

    [Fact]
    public void Values_that_are_saved_together_publish_one_set() =>
        Given(Defined, First, Set1).When(new Revise(new(1), [Revised, Revised with { Descriptor = "vessels" }, Revised with { To = 0 }], Set2))
            .Then(Revised, Revised with { Descriptor = "vessels" }, Set2);

    [Fact]
    public void An_image_that_is_let_stand_is_recorded_once_until_it_is_corrected_or_a_set_is_published()
    {
        var seen = new ImageConfirmed("skin", "a", 1);
        Given(Defined, First, Set1).When(new Confirm(seen)).Then(seen);
        Given(Defined, First, Set1, seen).When(new Confirm(seen)).ThenNothing();
        Given(Defined, First, Set1, seen, Revised with { Image = "a" }).When(new Confirm(seen)).Then(seen);
        Given(Defined, First, Set1, seen, Revised with { Image = "b" }).When(new Confirm(seen)).ThenNothing();
        Given(Defined, First, Set1, seen, Second, Set2).When(new Confirm(seen with { AnnotationVersion = 2 })).Then(seen with { AnnotationVersion = 2 });
    }

    [Fact]
    public void The_same_values_by_annotators_not_yet_known_are_kept()
    {
        var again = First with { BatchId = "batch-3", ChangedValues = 0, Ratings = Digest.Of([9]) };
        Given(Defined, First, Set1).When(new AcceptBatch(new(1), Words, again, null)).Then(again);
        Given(Defined, First, Set1, again).When(new AcceptBatch(new(1), Words, again, null)).ThenNothing();
    }

    [Fact]
    public void A_revision_of_an_old_set_is_refused() =>
        Given(Defined, First, Set1, Second, Set2).When(new Revise(new(1), [Revised], Set2)).ThenRefused(
            "The annotations of \"skin\" are at version 2, but this change was made on version 1: load them and try again.");

    [Fact]
    public void Annotations_go_along_to_a_new_dataset_version_once()
    {
        var carried = Set2 with { DatasetVersion = 2 };
        Given(Defined, First, Set1).When(new CarryOver(new(1), carried)).Then(carried);
        Given(Defined, First, Set1, carried).When(new CarryOver(new(2), carried)).ThenNothing();
    }

    private static Spec<AnnotationState, AnnotationCommand> Given(params IEvent[] events) => new(AnnotationDecider.Decider, events);

    private static AnnotationBatchAccepted Batch(string id, byte content) => new("skin", id, Digest.Of([content]), "file.csv", 2, 4, 4);

    private static AnnotationSetPublished Set(int version) =>
        new("skin", version, 1, Digest.Of([(byte)(100 + version)]), 2, Names, 1);
}
