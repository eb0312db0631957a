using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Http;

namespace SemCovNet.Tests.Unit.Annotation;

public sealed class FollowDatasetTests : IDisposable
{
    private readonly AnnotatedSkin skin = new();

    public void Dispose() => skin.Dispose();

    [Fact]
    public async Task Descriptors_of_an_import_become_the_first_set()
    {
        await skin.PublishAsync(1, ["a", "b"], ("vessels", [0.5, null]));
        await skin.FollowDatasetAsync();
        var events = await skin.StreamAsync();
        Assert.Equal([typeof(VocabularyDefined), typeof(AnnotationBatchAccepted), typeof(AnnotationSetPublished)], events.Select(recorded => recorded.GetType()));
        Assert.Equal(("import", 1), (((AnnotationBatchAccepted)events[1]).Source, ((AnnotationBatchAccepted)events[1]).Values));
        Assert.Equal([[0.5], [null]], (await skin.SetAsync()).Images.Select(image => image.Values));
    }

    [Fact]
    public async Task Told_twice_of_the_same_version_it_changes_nothing()
    {
        await skin.PublishAsync(1, ["a", "b"], ("vessels", [0.5, null]));
        await skin.FollowDatasetAsync();
        Assert.False((await skin.FollowDatasetAsync()).Changed);
    }

    [Fact]
    public async Task An_import_never_undoes_what_people_entered()
    {
        await skin.PublishAsync(1, ["a", "b"], ("vessels", [0.5, null]));
        await skin.FollowDatasetAsync();
        await skin.UploadAsync("image,vessels\na,1\n");
        Assert.False((await skin.FollowDatasetAsync()).Changed);
        await skin.PublishAsync(2, ["a", "b", "c"], ("vessels", [0.5, 0.25, 0.75]));
        await skin.FollowDatasetAsync();
        var set = await skin.SetAsync();
        Assert.Equal([[1], [0.25], [0.75]], set.Images.Select(image => image.Values));
        Assert.Equal((3, 2), (set.Version, set.DatasetVersion));
    }

    [Fact]
    public async Task A_value_that_was_taken_back_stays_so_whatever_an_import_says_until_a_person_enters_another()
    {
        await skin.PublishAsync(1, ["a", "b"], ("vessels", [0.5, 0.25]));
        await skin.FollowDatasetAsync();
        await skin.ReviseAsync("a", "vessels", null);
        Assert.False((await skin.FollowDatasetAsync()).Changed);
        await skin.PublishAsync(2, ["a", "b"], ("vessels", [0.75, 0.75]));
        await skin.FollowDatasetAsync();
        Assert.Equal([[null], [0.25]], (await skin.SetAsync()).Images.Select(image => image.Values));
        Assert.Equal([(0.5, null), (null, 0.5)], (await skin.HistoryAsync("a")).Select(change => (change.From, change.To)));
        await skin.ReviseAsync("a", "vessels", 1);
        Assert.False((await skin.FollowDatasetAsync()).Changed);
        Assert.Equal([[1], [0.25]], (await skin.SetAsync()).Images.Select(image => image.Values));
    }

    [Fact]
    public async Task A_value_that_was_taken_back_and_is_not_published_yet_stays_so_too()
    {
        await skin.PublishAsync(1, ["a", "b"], ("vessels", [0.5, 0.25]));
        await skin.FollowDatasetAsync();
        await skin.ReviseAsync("a", new ValueRevision("vessels", 0.5, null));
        Assert.False((await skin.FollowDatasetAsync()).Changed);
        Assert.Equal(2, await skin.PublishCorrectionsAsync());
        Assert.Equal([[null], [0.25]], (await skin.SetAsync()).Images.Select(image => image.Values));
    }

    [Fact]
    public async Task A_new_descriptor_of_an_import_joins_the_vocabulary()
    {
        await skin.PublishAsync(1, ["a"]);
        await skin.UploadAsync("image,hair\na,1\n");
        await skin.PublishAsync(2, ["a"], ("vessels", [0.5]));
        await skin.FollowDatasetAsync();
        var set = await skin.SetAsync();
        Assert.Equal(["hair", "vessels"], set.Vocabulary.Select(descriptor => descriptor.Name));
        Assert.Equal([1, 0.5], set.Images[0].Values);
    }

    [Fact]
    public async Task Known_annotations_go_along_to_a_new_version()
    {
        await skin.PublishAsync(1, ["a", "b"]);
        await skin.UploadAsync("image,hair\na,1\nb,0\n");
        await skin.PublishAsync(2, ["b", "c"]);
        Assert.True((await skin.FollowDatasetAsync()).Changed);
        Assert.False((await skin.FollowDatasetAsync()).Changed);
        var set = await skin.SetAsync();
        Assert.Equal((2, 2), (set.Version, set.DatasetVersion));
        Assert.Equal([("b", 0d), ("c", null)], set.Images.Select(image => (image.Image, image.Values[0])));
    }

    [Fact]
    public async Task What_is_uploaded_while_a_new_version_comes_is_entered_into_that_version()
    {
        await skin.PublishAsync(1, ["a", "b"]);
        await skin.UploadAsync("image,hair\na,1\n");
        await skin.UploadAsync("image,hair\nb,1\n", meanwhile: async () =>
        {
            await skin.PublishAsync(2, ["a", "b", "c"]);
            await skin.FollowDatasetAsync();
        });
        var set = await skin.SetAsync();
        Assert.Equal((3, 2), (set.Version, set.DatasetVersion));
        Assert.Equal([("a", 1d), ("b", 1d), ("c", null)], set.Images.Select(image => (image.Image, image.Values[0])));
    }

    [Fact]
    public async Task A_dataset_without_any_descriptor_has_no_set()
    {
        await skin.PublishAsync(1, ["a"]);
        Assert.False((await skin.FollowDatasetAsync()).Changed);
        Assert.Empty(await skin.StreamAsync());
    }
}
