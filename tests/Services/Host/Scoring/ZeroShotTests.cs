using System.Text.Json;
using SemCovNet.Cli.Running;
using SemCovNet.EventStore;
using SemCovNet.Imaging;
using SemCovNet.Tests.Integration.Scoring;

namespace SemCovNet.Tests.Services.Host.Scoring;

/// <summary>A dataset classified by prompts alone.</summary>
[Collection(Semcov.Name)]
public sealed class ZeroShotTests : IAsyncLifetime
{
    private const string Prompts = """{"templates": ["a {}", "an image of {}"], "classes": {"mel": ["dark", "brown"], "benign": ["red"]}}""";
    private static readonly string[] Rows =
    [
        .. Enumerable.Range(0, 12).Select(i => $"i{i}.png,{(i % 3 == 0 ? "mel" : "benign")},p{i},{(i < 8 ? "test" : i < 10 ? "val" : "train")},{(i % 2 == 0 ? "light" : "")},{(i == 1 ? "" : i % 2)}"),
    ];

    private readonly TemporaryFolder folder = new();
    private readonly SmallClip clip = new();

    public async ValueTask InitializeAsync()
    {
        folder.Write("data/mapping.json", """{"table":"t.csv","task":"mel","path":"file","class":"label","classes":["benign","mel"],"case":"patient","split":"part","subgroups":["tone"],"descriptors":[{"column":"hair"}]}""");
        folder.Write("classes.json", Prompts);
        foreach (var i in Enumerable.Range(0, Rows.Length))
            folder.Write($"data/i{i}.png", new RgbImage(8, 8, [.. Enumerable.Range(0, 8 * 8 * 3).Select(b => (byte)(20 * i + 7 * b * (i + 1) % 90))]).ToPng());
        await ImportAsync("skin", Rows);
    }

    public ValueTask DisposeAsync()
    {
        clip.Dispose();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_test_images_are_scored_with_intervals_and_the_table_that_is_written_gives_the_same_metrics()
    {
        var before = await HeadAsync();
        var report = (await RunAsync("--to", folder["answers.csv"], "--json")).Json();
        Assert.Equal(before, await HeadAsync());

        Assert.Equal(("test", 8), (report.GetProperty("split").GetString(), report.GetProperty("n").GetInt32()));
        var condition = report.GetProperty("conditions")[0];
        Assert.NotEqual(JsonValueKind.Undefined, condition.GetProperty("validationThreshold").ValueKind);
        var lines = await File.ReadAllLinesAsync(folder["answers.csv"], TestContext.Current.CancellationToken);
        Assert.Equal(("case,y,p:benign,p:mel,subgroup,d:hair", 9), (lines[0], lines.Length));
        Assert.Matches("^p0,mel,0[.][0-9]+,0[.][0-9]+,light,0$", lines[1]);
        Assert.Matches("^p1,benign,0[.][0-9]+,0[.][0-9]+,,$", lines[2]);
        Assert.Equal(8, lines.Skip(1).Select(line => line.Split(',')[3]).Distinct().Count());

        var again = (await Semcov.RunAsync("metrics", "--predictions", folder["answers.csv"], "--json")).Json().GetProperty("metrics");
        foreach (var id in new[] { "auc@1", "pra@1", "s95@1", "bacc@1", "mf1@1", "ece.pos15@1", "brier@1" })
        {
            var metric = condition.GetProperty("metrics").EnumerateArray().Single(metric => metric.GetProperty("id").GetString() == id);
            Assert.Equal(again.GetProperty(id).GetDouble(), metric.GetProperty("value").GetDouble(), 1e-12);
            Assert.True(metric.GetProperty("low").GetDouble() <= metric.GetProperty("high").GetDouble());
        }
    }

    [Fact]
    public async Task A_dataset_that_holds_nothing_back_is_classified_whole_when_asked_to()
    {
        await ImportAsync("whole", [.. Rows.Select(row => row.Replace("test", "train"))]);
        (await RunOnAsync("whole")).IsFailure("Dataset \"whole\" version 1 has no test images: give --split all.");
        Assert.Contains("n = 12", (await RunOnAsync("whole", "--split", "all")).Error);
    }

    [Theory]
    [InlineData("\"mel\": ", "\"nevus\": ", "The prompts have no terms for the class 'mel': write some for each of benign, mel.")]
    [InlineData("\"mel\": ", "\"nevus\": [\"x\"], \"mel\": ", "The prompts have terms for 'nevus', which is none of the classes benign, mel: take it out.")]
    [InlineData("a {}", "a", "FILE: The template \"a\" has no {}, where a term would go.")]
    [InlineData("[\"red\"]", "[]", "FILE: The class 'benign' has no terms: write at least one.")]
    public async Task Prompts_that_do_not_fit_are_named(string right, string wrong, string reason)
    {
        folder.Write("classes.json", Prompts.Replace(right, wrong));
        (await RunAsync()).IsFailure(reason.Replace("FILE", folder["classes.json"]));
    }

    [Theory]
    [InlineData("", "The image encoder is 64 wide, and OpenAI's are 768 or 1024: no tensor tells how many heads another has, nor its activation. Put the model's config.json beside the file.")]
    [InlineData("""{"vision_config": {"hidden_act": "relu"}, "text_config": {}}""", "config.json: vision_config.hidden_act is \"relu\": allowed are quick_gelu and gelu.")]
    public async Task A_model_of_a_form_that_nobody_knows_is_refused(string config, string reason)
    {
        File.Delete(clip.Config);
        if (config != "") File.WriteAllText(clip.Config, config);
        (await RunAsync()).IsFailure($"The model \"{clip.Weights}\" cannot be used: {reason}");
    }

    private Task<Answer> RunAsync(params string[] more) => RunOnAsync("skin", more);

    private Task<Answer> RunOnAsync(string dataset, params string[] more) =>
        Semcov.RunAsync(["zero-shot", "--dataset", dataset, "--weights", clip.Weights, "--prompts", folder["classes.json"], "--home", folder["home"], .. more]);

    private async Task ImportAsync(string name, IReadOnlyList<string> rows)
    {
        folder.Write("data/t.csv", "file,label,patient,part,tone,hair\n" + string.Join('\n', rows));
        var answer = await Semcov.RunAsync("import", "table", folder["data"], "--name", name, "--home", folder["home"]);
        Assert.True(answer.ExitCode == 0, answer.Error);
    }

    private async Task<GlobalPosition> HeadAsync()
    {
        await using var platform = Platform.Open(folder["home"]);
        return await platform.Get<IEventStore>().HeadAsync(TestContext.Current.CancellationToken);
    }
}
