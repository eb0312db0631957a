using System.Text.Json;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Sqlite;

namespace SemCovNet.Tests.Services.Host;

/// <summary>Signing the history and proving an event of it, by the command line.</summary>
[Collection(Semcov.Name)]
public sealed class ProofVerbsTests : IDisposable
{
    private static readonly Digest Bytes = Digest.Of([1]);
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string File => folder["e1.proof.json"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_proof_is_checked_without_a_home_and_says_what_it_proves_and_whose_key_must_be_trusted()
    {
        await AppendAsync();
        var signed = (await RunAsync("checkpoint", "--json")).Json().GetProperty("newest");
        var key = signed.GetProperty("keyId").GetString()!;
        Assert.Equal(File, (await RunAsync("proof", "e1", "--to", File, "--json")).Json().GetProperty("file").GetString());
        Assert.InRange(new FileInfo(File).Length, 1, 5000);
        var publicKey = folder["their.pem"];
        System.IO.File.Move(Directory.GetFiles(folder["home/checkpoints"], "*.pub.pem").Single(), publicKey);
        Directory.Delete(folder["home"], recursive: true);

        var trusted = await Semcov.RunAsync("verify", "--proof", File, "--key", publicKey);
        var alone = await Semcov.RunAsync("verify", "--proof", File);

        Assert.Equal((0, 0), (trusted.ExitCode, alone.ExitCode));
        Assert.StartsWith("proven: experiment-e1@1 (training.attempt-started.v1, 2026-03-01T12:00:00.0000000Z, by user:ada) is, as it stands in the file, number 2 of the 2 events", trusted.Output);
        Assert.Contains($"signed by the key that was given, {key}", trusted.Output);
        Assert.Contains($"if you trust the key {key}: it is only what the file says of itself.", alone.Output);
        Assert.False(Directory.Exists(folder["home"]));
    }

    [Fact]
    public async Task An_altered_proof_is_a_failure_with_its_reason()
    {
        await AppendAsync();
        await RunAsync("checkpoint");
        await RunAsync("proof", "e1", "--event", "0", "--to", File);
        var proof = await System.IO.File.ReadAllTextAsync(File, Stop);
        await System.IO.File.WriteAllTextAsync(File, proof.Replace("user:ada", "user:eve"), Stop);

        var answer = await Semcov.RunAsync("verify", "--proof", File);

        Assert.Equal((1, ""), (answer.ExitCode, answer.Output));
        Assert.StartsWith("semcov: the proof proves nothing: the event in the file has the hash ", answer.Error);
        Assert.False(JsonDocument.Parse((await Semcov.RunAsync("verify", "--proof", File, "--json")).Output).RootElement.GetProperty("sound").GetBoolean());
    }

    [Fact]
    public async Task Verify_says_what_is_signed_and_names_a_checkpoint_that_is_gone()
    {
        await AppendAsync();
        Assert.Contains("no signed checkpoint covers them yet: sign one with semcov checkpoint", (await RunAsync("verify")).Output);
        await RunAsync("checkpoint");
        Assert.Contains("1 signed checkpoints cover 2 of them", (await RunAsync("verify")).Output);

        System.IO.File.Delete(folder["home/checkpoints/000000001.json"]);

        var answer = await RunAsync("verify");
        Assert.Equal(1, answer.ExitCode);
        Assert.StartsWith("semcov: checkpoint 1: it is missing, and every other with it", answer.Error);
    }

    [Fact]
    public async Task A_proof_before_any_checkpoint_says_how_to_sign_one()
    {
        await AppendAsync();

        (await RunAsync("proof", "e1")).IsFailure("No checkpoint was signed yet, so there is nothing to prove against. Sign one with: semcov checkpoint");
    }

    private Task<Answer> RunAsync(params string[] arguments) => Semcov.RunAsync([.. arguments, "--home", folder["home"]]);

    private async Task AppendAsync()
    {
        using var store = new SqliteEventStore(folder["home/events.db"]);
        IEvent[] bodies =
        [
            new ExperimentRequested("e1", "d1", 1, Bytes, 1, Bytes, "demo", JsonSerializer.SerializeToElement(new { epochs = 3 }), "requested", "user:ada"),
            new AttemptStarted("e1", 1, "trainer-1", null, 0),
        ];
        var context = new EventContext(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), Guid.CreateVersion7(), null, "user:ada", null);
        await store.AppendAsync("experiment-e1", ExpectedVersion.NoStream, [.. bodies.Select(body => new NewEvent(Guid.CreateVersion7(), body, context))], Stop);
    }
}
