using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Ingestion.Datasets;

namespace SemCovNet.Tests.Unit.Ingestion;

public sealed class DatasetDeciderTests
{
    private static readonly DatasetRegistered Skin = new("skin", "skin", "table", "mel", "dermoscopic");
    private static readonly ImagesIngested Images = new("skin", 2, 2, 100, Digest.Of([0]));
    private static readonly DatasetVersionPublished First = Version(1);
    private static readonly DatasetVersionPublished Second = Version(2);
    private static readonly IngestionRejected Broken = new("skin", 1, ["table.csv, row 2: broken"]);

    [Fact]
    public void The_first_import_registers_ingests_and_publishes() =>
        Given().When(new PublishVersion(Skin, Images, First)).Then(Skin, Images, First);

    [Fact]
    public void The_same_content_again_changes_nothing() =>
        Given(Skin, Images, First).When(new PublishVersion(Skin, Images, First)).ThenNothing();

    [Fact]
    public void New_content_is_the_next_version() =>
        Given(Skin, Images, First).When(new PublishVersion(Skin, Images, Second)).Then(Images, Second);

    [Fact]
    public void A_version_that_is_not_the_next_one_is_refused() =>
        Given(Skin, Images, First).When(new PublishVersion(Skin, Images, Version(3))).ThenRefused(
            "Version 3 of dataset \"skin\" is not the next one: another import published meanwhile. Import again.");

    [Fact]
    public void Another_kind_of_dataset_needs_another_name() =>
        Given(Skin, Images, First).When(new PublishVersion(Skin with { View = null, Task = "class11" }, Images, Second)).ThenRefused(
            "Dataset \"skin\" holds table, task mel, view dermoscopic, not table, task class11, view mixed: import this under another name.");

    [Fact]
    public void A_failed_import_of_an_unknown_dataset_leaves_no_trace() => Given().When(new RejectIngestion(Broken)).ThenNothing();

    [Fact]
    public void A_failed_import_of_a_known_dataset_is_remembered() =>
        Given(Skin, Images, First).When(new RejectIngestion(Broken)).Then(Broken);

    [Fact]
    public void The_same_failure_again_changes_nothing() =>
        Given(Skin, Images, First, Broken).When(new RejectIngestion(Broken with { Problems = ["table.csv, row 2: broken"] })).ThenNothing();

    [Fact]
    public void A_failure_after_a_success_is_remembered_again() =>
        Given(Skin, Images, First, Broken, Images, Second).When(new RejectIngestion(Broken)).Then(Broken);

    private static Spec<DatasetState, DatasetCommand> Given(params IEvent[] events) => new(DatasetDecider.Decider, events);

    private static DatasetVersionPublished Version(int number) =>
        new("skin", number, Digest.Of([(byte)number]), 2, 2, ["benign", "MEL"], new Dictionary<string, int>());
}
