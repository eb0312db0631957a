using SemCovNet.Contracts.Events;
using SemCovNet.Tests.Integration.Preparing;
using SemCovNet.Tests.Integration.Running;

namespace SemCovNet.Tests.Integration.Retraining;

/// <summary>From an annotation upload to the training that follows by itself, and a promotion that a budget allows or not.</summary>
public sealed class RetrainingTests(PreparedHome prepared) : IDisposable
{
    private readonly Home home = prepared.Copy();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("semcov-retraining-");

    public void Dispose()
    {
        home.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task An_upload_that_moves_tail_coverage_past_the_rule_is_trained_on_by_itself_and_only_once()
    {
        (await home.RunAsync("train", "--dataset", DrawnDataset.Name, "--recipe", "demo", "--set", "epochs=1", "--wait")).Succeeded();
        (await home.RunAsync("policy", "set", DrawnDataset.Name, "--retrain-on-tail-change", "0.05", "--reason", "test")).Succeeded();
        var first = Assert.Single(await home.EventsAsync<ExperimentRequested>());

        await using (var platform = home.Start("up", "--urls", "http://127.0.0.1:0"))
        {
            (await home.RunAsync("annotations", "upload", await RicherAsync(), "--dataset", DrawnDataset.Name)).Succeeded();
            var second = await home.HappensAsync<ExperimentRequested>(e => e.ExperimentId != first.ExperimentId);
            Assert.Equal((2, "rule:coverage", "demo"), (second.AnnotationVersion, second.RequestedBy, second.RecipeName));
            Assert.Contains($"Since experiment {first.ExperimentId} tail coverage moved from ", second.Reason);
            await home.HappensAsync<GateDecided>(e => e.ExperimentId == second.ExperimentId);
        }
        Assert.Equal(2, (await home.EventsAsync<ExperimentRequested>()).Count);
        Assert.Contains("descriptors that moved: ", Assert.Single(await home.EventsAsync<CoverageDriftDetected>()).Finding);

        // The model has seen the newest descriptors now: nothing more follows from them.
        await home.RunAsync("models", "list");
        Assert.Single(await home.EventsAsync<RetrainingRequested>());
    }

    [Fact]
    public async Task A_second_request_while_one_runs_is_recorded_and_says_why_none_follows()
    {
        (await home.RunAsync("retrain", "--dataset", DrawnDataset.Name, "--recipe", "demo", "--reason", "first")).Succeeded();
        var refused = await home.RunAsync("retrain", "--dataset", DrawnDataset.Name, "--recipe", "demo", "--reason", "second", "--wait");
        var running = Assert.Single(await home.EventsAsync<RetrainingRequested>());
        Assert.Equal(1, refused.Exit);
        Assert.Contains($"No retraining of drawn follows: experiment {running.ExperimentId} is training demo on it already. The request is recorded.", refused.Errors);
        Assert.Equal("rule:one-at-a-time", Assert.Single(await home.EventsAsync<RetrainingSuppressed>()).SuppressedBy);
    }

    [Fact]
    public async Task A_model_past_its_budget_is_promoted_by_override_alone_and_every_verdict_can_be_replayed()
    {
        (await home.RunAsync("policy", "set", DrawnDataset.Name, "--min", "auc@1=0.999", "--max", "brier@1=1", "--reason", "test")).Succeeded();
        var trained = (await home.RunAsync("train", "--dataset", DrawnDataset.Name, "--recipe", "demo", "--set", "epochs=1", "--wait", "--json")).Succeeded().Json;
        var id = trained.GetProperty("experiment").GetString()!;
        Assert.NotEqual("passed", trained.GetProperty("gate").GetString());

        var refused = await home.RunAsync("models", "promote", id, "--reason", "looks good");
        Assert.Equal(1, refused.Exit);
        Assert.Contains("is not promoted: its gate is ", refused.Errors);
        Assert.Contains("auc@1 is ", refused.Errors);
        Assert.Empty(await home.EventsAsync<ModelPromoted>());

        (await home.RunAsync("models", "promote", id, "--reason", "a trial in one clinic", "--override")).Succeeded();
        Assert.True(Assert.Single(await home.EventsAsync<ModelPromoted>()).Override);
        Assert.Equal("promoted", (await home.RunAsync("models", "list", "--json")).Succeeded().Json[0].GetProperty("review").GetString());

        var replay = (await home.RunAsync("replay", "--definition", "pra@1", "--json")).Succeeded().Json;
        var verdict = replay.GetProperty("results")[0];
        Assert.Equal((1, 0), (replay.GetProperty("evaluations").GetInt32(), replay.GetProperty("changes").GetInt32()));
        Assert.Equal(trained.GetProperty("test").GetProperty("pra").GetDouble(), verdict.GetProperty("result").GetProperty("value").GetDouble());
    }

    // Every third image carries every descriptor.
    private async Task<string> RicherAsync()
    {
        var exported = (await home.RunAsync("annotations", "export", "--dataset", DrawnDataset.Name)).Succeeded().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var file = Path.Combine(folder.FullName, "richer.csv");
        await File.WriteAllLinesAsync(file, exported.Select((line, row) => row % 3 == 1 ? Full(line) : line), TestContext.Current.CancellationToken);
        return file;
    }

    private static string Full(string line) => line.Split(',') is [var image, .. var values] ? string.Join(',', [image, .. values.Select(_ => "1")]) : line;
}
