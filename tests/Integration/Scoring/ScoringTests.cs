using SemCovNet.Tests.Integration.Preparing;
using SemCovNet.Tests.Integration.Running;

namespace SemCovNet.Tests.Integration.Scoring;

/// <summary>Descriptors proposed by a CLIP model.</summary>
public sealed class ScoringTests(PreparedHome prepared) : IDisposable
{
    private readonly SmallClip clip = new();
    private readonly Home home = prepared.Copy();

    public void Dispose()
    {
        home.Dispose();
        clip.Dispose();
    }

    [Fact]
    public async Task Scores_come_as_a_file_that_the_upload_accepts_and_change_nothing_before()
    {
        var before = await home.EventsAsync();
        var answer = (await home.RunAsync(Score(clip.Weights, "--json"))).Succeeded().Json;
        Assert.Equal(PreparedHome.Images, answer.GetProperty("images").GetInt32());
        Assert.Equal(before.Count, (await home.EventsAsync()).Count);

        var rows = await File.ReadAllLinesAsync(clip["scores.csv"], TestContext.Current.CancellationToken);
        Assert.Equal("image,vessels,dots", rows[0]);
        Assert.Equal(PreparedHome.Images + 1, rows.Length);
        Assert.True(rows.Skip(1).Distinct().Count() > 1);
        Assert.Equal([clip["scores.csv"]], Directory.GetFiles(Path.GetDirectoryName(clip["scores.csv"])!, "scores.csv*"));
        (await home.RunAsync("annotations", "upload", clip["scores.csv"], "--dataset", DrawnDataset.Name, "--dry-run")).Succeeded();
    }

    [Fact]
    public async Task A_model_without_its_vocabulary_says_what_belongs_to_it()
    {
        File.Delete(clip["merges.txt"]);
        var refused = await home.RunAsync(Score(clip.Weights));
        Assert.Equal(1, refused.Exit);
        Assert.Contains("merges.txt\". A CLIP model is model.safetensors, config.json, vocab.json and merges.txt from one folder, for instance of suinleelab/monet.", refused.Errors);
    }

    [Fact]
    public async Task A_damaged_model_writes_nothing()
    {
        using (var weights = File.OpenWrite(clip.Weights)) weights.SetLength(weights.Length / 2);
        var refused = await home.RunAsync(Score(clip.Weights));
        Assert.Equal(1, refused.Exit);
        Assert.Contains("model.safetensors\" cannot be used: The tensor file is damaged: ", refused.Errors);
        Assert.False(File.Exists(clip["scores.csv"]));
    }

    [Theory]
    [InlineData("clip", "Download model.safetensors of openai/clip-vit-base-patch32 from Hugging Face and config.json beside it, for prompts also vocab.json and merges.txt;")]
    [InlineData("monet", "Download model.safetensors of suinleelab/monet from Hugging Face and config.json beside it, for prompts also vocab.json and merges.txt;")]
    public async Task A_recipe_without_its_weights_says_what_to_fetch_and_how_to_give_it(string recipe, string advice)
    {
        var refused = await home.RunAsync("train", "--dataset", DrawnDataset.Name, "--recipe", recipe);
        Assert.Equal(1, refused.Exit);
        Assert.Contains(advice, refused.Errors);
        Assert.Contains($"Give the file once, it is kept: semcov train --recipe {recipe} --set weights=model.safetensors …", refused.Errors);
    }

    private string[] Score(string weights, params string[] more) =>
        ["annotations", "score", "--dataset", DrawnDataset.Name, "--weights", weights, "--prompts", clip.Prompts, "--to", clip["scores.csv"], .. more];
}
