using SemCovNet.Tests.Integration.Scoring;

namespace SemCovNet.Tests.Services.Host.Scoring;

/// <summary>LAION's CLIP files have the shapes of OpenAI's and another activation: a recipe's backbone took them and computed wrong features without a word.</summary>
[Collection(Semcov.Name)]
public sealed class WeightsOfAnotherFormTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SmallClip clip = new();

    public WeightsOfAnotherFormTests() => File.WriteAllText(clip.Config, """{"vision_config": {"hidden_act": "gelu"}}""");

    public void Dispose()
    {
        clip.Dispose();
        folder.Dispose();
    }

    private string Reason =>
        $"The weights file \"{clip.Weights}\" cannot be used: config.json beside it says vision_config.hidden_act=gelu, num_attention_heads=12, layer_norm_eps=1E-05, "
        + "but backbone=clip-vit-b32 is OpenAI's encoder, hidden_act=quick_gelu, num_attention_heads=12, layer_norm_eps=1E-05: in it these weights give wrong features. "
        + "Take a file of OpenAI's form.";

    [Fact]
    public async Task Whoever_trains_on_them_is_told_before_they_are_stored() =>
        (await Semcov.RunAsync("train", "--dataset", "skin", "--recipe", "clip", "--set", $"weights={clip.Weights}", "--home", folder["home"])).IsFailure(Reason);

    [Fact]
    public async Task A_recipe_file_that_names_them_fails_the_check()
    {
        folder.Write("mine.json", $$"""{"name": "mine", "extends": "clip", "weights": "{{clip.Weights}}"}""");
        (await Semcov.RunAsync("recipes", "check", folder["mine.json"])).IsFailure($"{folder["mine.json"]}: {Reason}");
    }
}
