using System.Text.Json;
using SemCovNet.Learning.Clip;
using static TorchSharp.torch;

namespace SemCovNet.Tests.Learning.Clip;

/// <summary>Both encoders against an implementation in numpy: reference/make_reference.py.</summary>
public sealed class ClipReferenceTests
{
    private static readonly JsonElement Golden = JsonDocument.Parse(
        typeof(ClipReferenceTests).Assembly.GetManifestResourceStream("clip-golden.json")!).RootElement;

    [Theory]
    [InlineData(32)]
    [InlineData(48)]
    public void Images_lie_where_the_reference_puts_them_at_the_trained_size_and_at_another(int size)
    {
        using var scope = NewDisposeScope();
        using var model = TinyClip.Model(size);
        AssertClose(Golden.GetProperty("images").GetProperty($"{size}"), model.Images(TinyClip.Images(size)));
    }

    [Fact]
    public void Prompts_of_any_length_lie_where_the_reference_puts_them()
    {
        using var scope = NewDisposeScope();
        using var model = TinyClip.Model();
        Assert.All(Golden.GetProperty("prompts").EnumerateObject(), prompt => AssertClose([prompt.Value], model.Prompts([prompt.Name])));
    }

    // A LAION file, of equal names and shapes, was computed as OpenAI's without a word.
    [Fact]
    public void Both_encoders_are_of_the_form_that_config_json_tells()
    {
        const string Other = """{"hidden_act": "gelu", "num_attention_heads": 4, "layer_norm_eps": 1e-3}""";
        var golden = Golden.GetProperty("otherForm");
        using var scope = NewDisposeScope();
        using var model = TinyClip.Model(config: $$"""{"vision_config": {{Other}}, "text_config": {{Other}}}""");
        AssertClose(golden.GetProperty("images").GetProperty("32"), model.Images(TinyClip.Images(32)));
        Assert.All(golden.GetProperty("prompts").EnumerateObject(), prompt => AssertClose([prompt.Value], model.Prompts([prompt.Name])));
    }

    [Fact]
    public void Zero_shot_probabilities_are_those_of_the_reference()
    {
        using var scope = NewDisposeScope();
        using var model = TinyClip.Model();
        using var classifier = new ZeroShot(model, [["a b", "c"], ["x y z q"], ["d"]]);
        AssertClose(Golden.GetProperty("zeroShot"), classifier.Predict(TinyClip.Images(TinyClip.ImageSize)));
    }

    [Fact]
    public void Prompt_scores_are_those_of_the_reference()
    {
        var prompts = PromptSet.Parse("""{"templates": ["t {}", "u v {}"], "references": ["t", "u v"], "descriptors": {"first": ["a"], "second": ["b", "c d"]}, "scale": 10}""");
        using var scope = NewDisposeScope();
        using var model = TinyClip.Model();
        using var scores = new PromptScores(model, prompts);
        var images = TinyClip.Images(TinyClip.ImageSize);

        AssertClose(Golden.GetProperty("scores"), scores.Of(images));
        Assert.Equal(["first", "second"], scores.Descriptors);
        var alone = scores.Of(images.select(0, 1).contiguous().data<float>().ToArray());
        Assert.Equal(Golden.GetProperty("scores")[1][1].GetDouble(), alone[1], 1e-5);
    }

    private static void AssertClose(JsonElement expected, Tensor actual) => AssertClose(expected.EnumerateArray(), actual);

    private static void AssertClose(IEnumerable<JsonElement> rows, Tensor actual)
    {
        var expected = rows.SelectMany(row => row.EnumerateArray()).Select(value => value.GetDouble()).ToArray();
        var values = actual.contiguous().data<float>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        Assert.InRange(expected.Zip(values, (left, right) => Math.Abs(left - right)).Max(), 0, 1e-5);
    }
}
