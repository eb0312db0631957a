using System.Text.Json;
using System.Text.Json.Nodes;
using SemCovNet.Artifacts.Files;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Sqlite;

namespace SemCovNet.Tests.Services.Host;

/// <summary>A promoted model goes out with the proof that it was, and is used by nobody without.</summary>
[Collection(Semcov.Name)]
public sealed class ReleaseVerbsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Model => folder["out/model.onnx"];

    private string Proof => folder["out/promotion.proof.json"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_promoted_model_is_handed_out_and_checked_without_a_home()
    {
        await PromoteAsync("e1", [1, 2, 3]);
        var exported = await RunAsync("models", "export", "e1", "--to", folder["out"]);
        Assert.True(exported.ExitCode == 0, exported.Error);
        var key = MoveKey();
        Directory.Delete(folder["home"], recursive: true);

        var answer = await CheckAsync(key);

        Assert.True(answer.ExitCode == 0, answer.Error);
        Assert.Equal($"{Digest.Of([1, 2, 3])} was promoted by user:ada, as the model of experiment e1: better in the tail{Environment.NewLine}", answer.Output);
        Assert.False(Directory.Exists(folder["home"]));
    }

    [Theory]
    [InlineData("open", "is not promoted, and only promoted models are handed out. Promote it with: semcov models promote e1")]
    [InlineData("rejected", "is rejected, and only promoted models are handed out.")]
    public async Task What_is_not_promoted_now_is_not_handed_out(string review, string reason)
    {
        if (review == "open")
            await AppendAsync("e1", [.. Trained("e1", [1])]);
        else
            await AppendAsync("e1", [.. Trained("e1", [1]), Promoted("e1", [1]), new ModelRejected("e1", "misses ulcerated lesions", "user:ada")]);

        var answer = await RunAsync("models", "export", "e1", "--to", folder["out"]);

        Assert.Equal((1, ""), (answer.ExitCode, answer.Output));
        Assert.Contains(reason, answer.Error);
        Assert.False(Directory.Exists(folder["out"]));
    }

    /// <summary>Unsigned, altered, of another model, of another key.</summary>
    [Theory]
    [InlineData("another file", "The proof is of another model: promoted was sha256/")]
    [InlineData("another key", "Of the proof, nothing is proven: its checkpoint is signed by the key ")]
    [InlineData("altered promotion", "Of the proof, nothing is proven: the event in the file has the hash ")]
    [InlineData("altered signature", "Of the proof, nothing is proven: the signature of its checkpoint is not one of the key ")]
    [InlineData("no promotion", "Of the proof, the event is a training.training-completed.v1: no promotion is proven by it.")]
    [InlineData("no event", "Of the proof, the event is not in the file, so nobody can tell what was promoted.")]
    public async Task A_file_without_a_sound_proof_is_refused(string fault, string reason)
    {
        await PromoteAsync("e1", [1, 2, 3]);
        await RunAsync("models", "export", "e1", "--to", folder["out"]);
        await BreakAsync(fault);

        var answer = await CheckAsync(fault == "another key" ? await AnotherKeyAsync() : MoveKey());

        Assert.Equal((1, ""), (answer.ExitCode, answer.Output));
        Assert.StartsWith($"semcov: {reason}", answer.Error);
    }

    [Fact]
    public async Task What_was_promoted_before_the_model_in_use_does_not_replace_it()
    {
        await PromoteAsync("e1", [1]);
        await PromoteAsync("e2", [2]);
        await RunAsync("models", "export", "e1", "--to", folder["out"]);
        await RunAsync("models", "export", "e2", "--to", folder["newer"]);
        var key = MoveKey();

        var (forth, back) = (
            await Semcov.RunAsync("models", "check", folder["newer/model.onnx"], "--proof", folder["newer/promotion.proof.json"], "--key", key, "--replaces", Proof),
            await CheckAsync(key, "--replaces", folder["newer/promotion.proof.json"]));

        Assert.Equal((0, 1), (forth.ExitCode, back.ExitCode));
        Assert.StartsWith("semcov: The model was promoted before the one in use: as event 4 of the history, and that one as event 8.", back.Error);
    }

    private Task<Answer> RunAsync(params string[] arguments) => Semcov.RunAsync([.. arguments, "--home", folder["home"]]);

    private Task<Answer> CheckAsync(string key, params string[] more) => Semcov.RunAsync(["models", "check", Model, "--proof", Proof, "--key", key, .. more]);

    private string MoveKey()
    {
        var moved = folder["their.pem"];
        File.Move(Directory.GetFiles(folder["home/checkpoints"], "*.pub.pem").Single(), moved);
        return moved;
    }

    private async Task<string> AnotherKeyAsync()
    {
        using (var store = new SqliteEventStore(folder["another/events.db"]))
            await store.AppendAsync(Streams.Experiment("e9"), ExpectedVersion.NoStream, Events([.. Trained("e9", [9])]), Stop);
        await Semcov.RunAsync("checkpoint", "--home", folder["another"]);
        return Directory.GetFiles(folder["another/checkpoints"], "*.pub.pem").Single();
    }

    private async Task BreakAsync(string fault)
    {
        switch (fault)
        {
            case "another file":
                await File.WriteAllBytesAsync(Model, [1, 2, 4], Stop);
                break;
            case "altered promotion":
                await ReplaceAsync($"{Digest.Of([1, 2, 3])}", $"{Digest.Of([6, 6, 6])}");
                await File.WriteAllBytesAsync(Model, [6, 6, 6], Stop);
                break;
            case "altered signature":
                await ReplaceAsync("\"events\":4,", "\"events\":5,");
                break;
            case "no promotion":
                await RunAsync("proof", "e1", "--event", "2", "--to", Proof);
                break;
            case "no event":
                var proof = JsonNode.Parse(await File.ReadAllTextAsync(Proof, Stop))!;
                proof["event"] = null;
                await File.WriteAllTextAsync(Proof, proof.ToJsonString(), Stop);
                break;
            default:
                break;
        }
    }

    private async Task ReplaceAsync(string before, string after)
    {
        var text = await File.ReadAllTextAsync(Proof, Stop);
        Assert.Contains(before, text);
        await File.WriteAllTextAsync(Proof, text.Replace(before, after), Stop);
    }

    private async Task PromoteAsync(string experiment, byte[] onnx)
    {
        await new DirectoryArtifactStore(folder["home/artifacts"]).PutAsync(onnx, Stop);
        await AppendAsync(experiment, [.. Trained(experiment, onnx), Promoted(experiment, onnx)]);
    }

    private async Task AppendAsync(string experiment, IEvent[] bodies)
    {
        using var store = new SqliteEventStore(folder["home/events.db"]);
        await store.AppendAsync(Streams.Experiment(experiment), ExpectedVersion.NoStream, Events(bodies), Stop);
    }

    private static List<NewEvent> Events(IEvent[] bodies)
    {
        var context = new EventContext(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), Guid.CreateVersion7(), null, "user:ada", null);
        return [.. bodies.Select(body => new NewEvent(Guid.CreateVersion7(), body, context))];
    }

    private static IEnumerable<IEvent> Trained(string experiment, byte[] onnx)
    {
        var other = Digest.Of([0]);
        yield return new ExperimentRequested(experiment, "d1", 1, other, 1, other, "demo", JsonSerializer.SerializeToElement(new { epochs = 3 }), "requested", "user:ada");
        yield return new AttemptStarted(experiment, 1, "trainer-1", null, 0);
        yield return new TrainingCompleted(experiment, 1, other, Digest.Of(onnx), other, 1, null, "cpu", 1, 1);
    }

    private static ModelPromoted Promoted(string experiment, byte[] onnx) => new(experiment, Digest.Of(onnx), "better in the tail", Override: false, "user:ada");
}
