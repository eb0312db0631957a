using SemCovNet.Annotation.Uploading;

namespace SemCovNet.Tests.Unit.Annotation;

public sealed class CocoUploadTests : IAsyncLifetime
{
    private const string Images = """{"id":1,"file_name":"folder/a.jpg"},{"id":2,"file_name":"b.png"}""";
    private const string Categories = """{"id":7,"name":"vessels"},{"id":8,"name":"hair"}""";
    private readonly AnnotatedSkin skin = new();

    public async ValueTask InitializeAsync() => await skin.PublishAsync(1, ["a", "b", "c"]);

    public ValueTask DisposeAsync()
    {
        skin.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_listed_image_was_looked_at_for_every_category_and_others_were_not()
    {
        var answer = await skin.UploadAsync(Coco("""{"image_id":1,"category_id":7,"score":0.25},{"image_id":1,"category_id":7,"score":0.75},{"image_id":2,"category_id":8}"""), "a.json");
        Assert.True(answer.Accepted, string.Join('\n', answer.Problems));
        var set = await skin.SetAsync();
        Assert.Equal(["vessels", "hair"], set.Vocabulary.Select(descriptor => descriptor.Name));
        Assert.Equal([[0.75, 0], [0, 1], [null, null]], set.Images.Select(image => image.Values));
    }

    [Fact]
    public async Task What_was_not_looked_for_is_not_observed()
    {
        const string lvis = """{"id":1,"file_name":"a","neg_category_ids":[8]},{"id":2,"file_name":"b","not_exhaustive_category_ids":[7]},{"id":3,"file_name":"c","neg_category_ids":[]}""";
        await skin.UploadAsync(Coco("""{"image_id":3,"category_id":8}""", lvis), "a.json");
        Assert.Equal([[null, 0], [null, 0], [null, 1]], (await skin.SetAsync()).Images.Select(image => image.Values));
    }

    [Fact]
    public async Task Lists_may_come_in_any_order_with_other_things_between_and_a_mark_before()
    {
        var text = $$"""
            {"info":{"year":2026,"images":[1]},"annotations":[{"image_id":1,"category_id":7,"segmentation":[[0,1,2,3]],"bbox":[0,0,1,1]}],
             "licenses":[{"id":1}],"version":"1","categories":[{{Categories}}],"images":[{{Images}}]}
            """;
        Assert.True((await skin.UploadAsync('\uFEFF' + text, "a.json")).Accepted);
        Assert.Equal([[1, 0], [0, 0], [null, null]], (await skin.SetAsync()).Images.Select(image => image.Values));
    }

    [Theory]
    [InlineData("""{"image_id":9,"category_id":7}""", "a.json, $.annotations[0].image_id: no image of this file has the id 9")]
    [InlineData("""{"image_id":1,"category_id":9}""", "a.json, $.annotations[0].category_id: no category of this file has the id 9")]
    [InlineData("""{"image_id":1,"category_id":7,"score":1.5}""", "a.json, $.annotations[0].score: \"1.5\" is no value: write a number from 0 to 1 (with a point), true, false, or nothing where it was not observed")]
    [InlineData("""{"image_id":1,"category_id":7,"score":1e999}""", "a.json, $.annotations[0].score: \"1e999\" is no value: write a number from 0 to 1 (with a point), true, false, or nothing where it was not observed")]
    [InlineData("""{"image_id":1,"category_id":7,"score":[1]}""", "a.json, $.annotations[0].score: a text or a number is needed here")]
    [InlineData("""{"image_id":{},"category_id":7}""", "a.json, $.annotations[0].image_id: a text or a number is needed here")]
    [InlineData("""{"image_id":1}""", "a.json, $.annotations[0].category_id: it is missing")]
    [InlineData("""17""", "a.json, $.annotations[0].image_id: it is missing")]
    [InlineData("""{"image_id":1,"category_id":7,"category_id":8}""", "a.json, $.annotations[0]: this is not well-formed JSON with distinct names (")]
    [InlineData("""{"image_id":1,"category_id":7,"score":NaN}""", "a.json, $.annotations[0]: this is not well-formed JSON with distinct names (")]
    public async Task What_is_wrong_is_named_by_its_path_and_nothing_is_accepted(string annotation, string problem)
    {
        var answer = await skin.UploadAsync(Coco(annotation), "a.json");
        Assert.False(answer.Accepted);
        Assert.StartsWith(problem, answer.Problems[0].ToString());
        Assert.DoesNotContain(await skin.StreamAsync(), recorded => recorded is Contracts.Events.AnnotationBatchAccepted);
    }

    [Theory]
    [InlineData("""{"images":[{"id":1,"file_name":"z.jpg"}],"categories":[{"id":7,"name":"hair"}]}""", "a.json, $.images[0].file_name: the dataset has no image \"z.jpg\"")]
    [InlineData("""{"images":[{"id":1,"file_name":"a"},{"id":1,"file_name":"b"}],"categories":[{"id":7,"name":"hair"}]}""", "a.json, $.images[1].id: image 1 stands here a second time")]
    [InlineData("""{"images":[{"id":1,"file_name":"a"},{"id":2,"file_name":"a.jpg"}],"categories":[{"id":7,"name":"hair"}]}""", "a.json, $.images[1]: hair of image a stands at $[0] already")]
    [InlineData("""{"images":[],"images":[]}""", "a.json, $.images: the name stands twice")]
    [InlineData("""{"images":[{"id":1,"file_name":"a"}]}""", "a.json: this is not COCO: it needs the lists \"images\" and \"categories\"")]
    [InlineData("""{"images":[{"id":1,"file_name":"a"}""", "a.json, $.images[1]: this is not well-formed JSON with distinct names (")]
    [InlineData("""{"images":[]} x""", "a.json, $: this is not well-formed JSON with distinct names (")]
    public async Task A_document_that_is_wrong_is_named(string text, string problem) =>
        Assert.StartsWith(problem, (await skin.UploadAsync(text, "a.json", format: AnnotationFormat.Coco)).Problems[0].ToString());

    private static string Coco(string annotations, string images = Images) =>
        $$"""{"images":[{{images}}],"categories":[{{Categories}}],"annotations":[{{annotations}}]}""";
}
