namespace SemCovNet.Tests.Unit.Annotation;

public sealed class LabelStudioUploadTests : IAsyncLifetime
{
    private readonly AnnotatedSkin skin = new();

    public async ValueTask InitializeAsync() => await skin.PublishAsync(1, ["a", "b", "c"]);

    public ValueTask DisposeAsync()
    {
        skin.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Numbers_and_yes_or_no_are_values_of_the_descriptor_that_the_control_is_named_after()
    {
        var answer = await skin.UploadAsync(
            $"[{Task("/data/upload/3/0a1b2c3d-a.jpg", Number("vessels", "0.5"), Choices("hair", "yes"))},{Task("s3://bucket/b.png", Choices("hair", "absent"))},{Task("c", Choices("hair", "unsure"))}]",
            "a.json");
        Assert.True(answer.Accepted, string.Join('\n', answer.Problems));
        Assert.Equal(["vessels", "hair"], (await skin.SetAsync()).Vocabulary.Select(descriptor => descriptor.Name));
        Assert.Equal([[0.5, 1], [null, 0], [null, null]], (await skin.SetAsync()).Images.Select(image => image.Values));
    }

    [Fact]
    public async Task Other_choices_and_labels_are_descriptors_and_those_not_chosen_are_0()
    {
        await skin.UploadAsync(
            $"[{Task("a", Region("vessels"), Region("vessels"), Region("hair"))},{Task("b", Region("hair"))},{Task("c")}]", "a.json");
        Assert.Equal([[1, 1], [0, 1], [null, null]], (await skin.SetAsync()).Images.Select(image => image.Values));
    }

    [Fact]
    public async Task Results_of_one_control_are_one_answer_whatever_was_answered_in_between()
    {
        var answer = await skin.UploadAsync(
            $"[{Task("a", Region("hair"), Choices("quality", "sharp"), Region("vessels"))},{Task("b", Choices("quality", "blurred"), Region("hair"))}]", "a.json");
        Assert.True(answer.Accepted, string.Join('\n', answer.Problems));
        Assert.Equal(["hair", "vessels", "sharp", "blurred"], (await skin.SetAsync()).Vocabulary.Select(descriptor => descriptor.Name));
        Assert.Equal([[1, 1, 1, 0], [1, 0, 0, 1], [null, null, null, null]], (await skin.SetAsync()).Images.Select(image => image.Values));
    }

    [Fact]
    public async Task A_control_that_was_left_empty_says_nothing()
    {
        const string empty = """{"from_name":"quality","type":"choices","value":{"choices":[]}}""";
        var answer = await skin.UploadAsync($"[{Task("a", Choices("quality", "sharp"))},{Task("b", empty)},{Task("c", Choices("quality", "blurred"))}]", "a.json");
        Assert.True(answer.Accepted, string.Join('\n', answer.Problems));
        Assert.Equal([[1, 0], [null, null], [0, 1]], (await skin.SetAsync()).Images.Select(image => image.Values));
    }

    [Fact]
    public async Task A_choice_may_be_a_value_of_an_attribute_of_the_dataset()
    {
        await skin.UploadAsync("image,shape=round,shape=oval\na,0,1\n");
        Assert.True((await skin.UploadAsync($"[{Task("b", Choices("shape", "round"))},{Task("c", Choices("shape", "oval"))}]", "a.json")).Accepted);
        Assert.Equal([[0, 1], [1, 0], [0, 1]], (await skin.SetAsync()).Images.Select(image => image.Values));
    }

    [Fact]
    public async Task Several_annotators_are_averaged_and_cancelled_work_and_predictions_do_not_count()
    {
        await skin.UploadAsync(
            $$"""
            [{"data":{"image":"a"},"predictions":[{"result":[{{Number("hair", "0")}}]}],"annotations":[
              {"completed_by":1,"result":[{{Number("hair", "0.5")}}]},
              {"completed_by":{"id":2,"email":"x@y"},"result":[{{Number("hair", "1")}}]},
              {"completed_by":3,"was_cancelled":true,"result":[{{Number("hair", "0")}}]}]}]
            """,
            "a.json");
        Assert.Equal(0.75, (await skin.SetAsync()).Images[0].Values[0]);
    }

    [Theory]
    [InlineData("""[{"data":{"image":"z.jpg"}}]""", "a.json, $[0].data.image: the dataset has no image \"z.jpg\"")]
    [InlineData("""[{"data":{"image":"a"},"annotations":{}}]""", "a.json, $[0].annotations: a list is needed here")]
    [InlineData("""[{"annotations":[]}]""", "a.json, $[0].data.image: it is missing")]
    [InlineData("""[7]""", "a.json, $[0].data.image: it is missing")]
    [InlineData("""[{"data":{"image":"a"},"annotations":[{"result":[{"from_name":"hair","type":"rating","value":{"rating":3}}]}]}]""", "a.json, $[0].annotations[0].result[0].type: a control of type \"rating\" gives no descriptor values")]
    [InlineData("""[{"data":{"image":"a"},"annotations":[{"result":[{"from_name":"hair","type":"number","value":{"number":2}}]}]}]""", "a.json, $[0].annotations[0].result[0].value.number: \"2\" is no value")]
    [InlineData("""[{"data":{"image":"a"},"annotations":[{"result":[{"from_name":"hair","type":"number","value":{"number":0}},{"from_name":"hair","type":"number","value":{"number":1}}]}]}]""", "a.json, $[0].annotations[0].result[1].value.number: hair of image a stands at $[0] already")]
    [InlineData("""[{"data":{"image":"a"},"annotations":[{"completed_by":1,"result":[{"from_name":"hair","type":"choices","value":{"choices":["yes"]}}]},{"completed_by":1,"result":[{"from_name":"hair","type":"choices","value":{"choices":["no"]}}]}]}]""", "a.json, $[0].annotations[1].result[0].value.choices: hair of image a by 1 stands at $[0] already")]
    [InlineData("""[{"data":{"image":"a"},"data":{"image":"b"}}]""", "a.json, $[0]: this is not well-formed JSON with distinct names (")]
    [InlineData("""[{"data":{"image":"a"}},]""", "a.json, $[1]: this is not well-formed JSON with distinct names (")]
    public async Task What_is_wrong_is_named_by_its_path_and_nothing_is_accepted(string text, string problem)
    {
        var answer = await skin.UploadAsync(text, "a.json");
        Assert.False(answer.Accepted);
        Assert.StartsWith(problem, answer.Problems[0].ToString());
    }

    private static string Task(string image, params string[] results) =>
        $$"""{"id":1,"data":{"image":"{{image}}"},"annotations":[{"completed_by":1,"was_cancelled":false,"result":[{{string.Join(',', results)}}]}]}""";

    private static string Number(string control, string value) => $$$"""{"from_name":"{{{control}}}","type":"number","value":{"number":{{{value}}}}}""";

    private static string Choices(string control, params string[] chosen) =>
        $$$"""{"from_name":"{{{control}}}","type":"choices","value":{"choices":["{{{string.Join("\",\"", chosen)}}}"]}}""";

    private static string Region(string label) =>
        $$$"""{"from_name":"region","type":"rectanglelabels","value":{"x":1,"y":2,"rectanglelabels":["{{{label}}}"]}}""";
}
