using System.Text.Json;
using SemCovNet.Tests.Integration.Preparing;
using SemCovNet.Tests.Integration.Running;

namespace SemCovNet.Tests.Integration.RealImages;

/// <summary>Recipes that start from weights which somebody else trained.</summary>
public sealed class PretrainedWeightsTests(PreparedHome prepared)
{
    private const string FileName = "mobilenet_v2_1.0_224_folded_f32.safetensors";

    [Fact]
    public async Task Weights_given_once_are_kept_and_the_experiment_names_them()
    {
        var path = WeightsOrSkip();
        using var home = prepared.Copy();
        var given = (await home.RunAsync(Train("--set", $"weights={path}", "--wait", "--json"))).Succeeded().Json;
        Assert.Equal("completed", given.GetProperty("status").GetString());

        var again = (await home.RunAsync(Train("--wait", "--json"))).Succeeded().Json;
        Assert.Equal(Weights(given), Weights(again));
    }

    [Fact]
    public async Task A_frozen_backbone_is_read_from_the_store_and_its_head_is_trained()
    {
        var path = WeightsOrSkip();
        using var home = prepared.Copy();
        var probe = (await home.RunAsync(Train("--set", "body_lr=default", "--set", "frozen_stages=0", "--set", "freeze=body", "--set", $"weights={path}", "--wait", "--json"))).Succeeded().Json;
        Assert.Equal("completed", probe.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Without_the_file_the_recipe_says_which_it_needs()
    {
        using var home = prepared.Copy();
        var refused = await home.RunAsync(Train());
        Assert.Equal(1, refused.Exit);
        Assert.Contains("Recipe 'mobilenetv2' starts from the weights sha256/4477ea76da8b4d1f00c2a1f187581776d379810e7c00cb238e400cbf15dcc2f6, which are not in the artifact store.", refused.Errors);
        Assert.Contains($"They are {FileName} (MobileNetV2 1.0 for ImageNet", refused.Errors);
    }

    [Fact]
    public async Task A_file_that_holds_no_weights_is_refused()
    {
        using var home = prepared.Copy();
        var refused = await home.RunAsync(Train("--set", $"weights={Path.Combine(Repository.Root, "README.md")}"));
        Assert.Equal(1, refused.Exit);
        Assert.Contains("README.md\" cannot be used: The tensor file is damaged: its header claims", refused.Errors);
    }

    private static string[] Train(params string[] more) =>
        ["train", "--dataset", DrawnDataset.Name, "--recipe", "mobilenetv2", "--set", "image_size=32", "--set", "epochs=1", .. more];

    private static string Weights(JsonElement answer) => answer.GetProperty("model").GetProperty("weights").GetString()!;

    private static string WeightsOrSkip()
    {
        var root = Environment.GetEnvironmentVariable("SEMCOV_WEIGHTS") ?? Path.Combine(Repository.Root, "../shared/weights");
        var path = Path.GetFullPath(Path.Combine(root, FileName));
        Assert.SkipUnless(File.Exists(path), $"{path} is absent: put the file there, or set SEMCOV_WEIGHTS to the folder that holds it.");
        return path;
    }
}
