using System.Text.Json;
using SemCovNet.Cli.Running;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;

namespace SemCovNet.Tests.Services.Host;

/// <summary>A list is as long as it was asked to be.</summary>
[Collection(Semcov.Name)]
public sealed class LongListTests : IDisposable
{
    // A query answers at most 500 rows at a time.
    private const int Many = 501;
    private const string Evaluation = "skin.v1.a1.test";

    private static readonly Digest Bytes = Digest.Of([1]);

    private readonly TemporaryFolder home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task Experiments_and_models()
    {
        await using (var platform = Platform.Open(home.Path))
        {
            foreach (var id in Enumerable.Range(0, Many).Select(i => $"e{i}"))
                await CompleteAsync(platform, id);
        }

        await IsAsLongAsItWasAskedToBeAsync("experiments", "list");
        await IsAsLongAsItWasAskedToBeAsync("models", "list");
    }

    [Fact]
    public async Task Parked_messages()
    {
        await using (var platform = Platform.Open(home.Path))
            await platform.AppendAsync(Streams.Parked("all"), ExpectedVersion.NoStream, [.. Enumerable.Range(0, Many).Select(Parked)]);

        await IsAsLongAsItWasAskedToBeAsync("queue", "parked", "list");
    }

    private static Task CompleteAsync(Platform platform, string id) => platform.AppendAsync(
        Streams.Experiment(id), ExpectedVersion.NoStream,
        new ExperimentRequested(id, "skin", 1, Bytes, 1, Bytes, "demo", JsonSerializer.SerializeToElement(new { epochs = 2 }), "requested", "user:ada"),
        new AttemptStarted(id, 1, "a trainer", null, 0),
        new TrainingCompleted(id, 1, Bytes, Bytes, Bytes, 1, null, "cpu", 1, 60),
        new EvaluationCompleted(id, Evaluation, "skin", 1, 1, "test", 10, false, Bytes, Bytes, new Dictionary<string, double?>()),
        new GateDecided(id, Evaluation, null, Verdict.None, []));

    private static IEvent Parked(int i) =>
        new MessageParked($"p{i}", "a queue", null, null, null, ParkingCause.Faulted, null, "It failed.", Digest.Of("missing"u8), 2, "{}");

    private async Task IsAsLongAsItWasAskedToBeAsync(params string[] verb)
    {
        Assert.Equal(Many, await LengthAsync(verb, 2 * Many));
        Assert.Equal(Many - 1, await LengthAsync(verb, Many - 1));
        Assert.Equal(2, await LengthAsync(verb, 2));
    }

    private async Task<int> LengthAsync(string[] verb, int limit) =>
        (await Semcov.RunAsync([.. verb, "--limit", $"{limit}", "--json", "--home", home.Path])).Json().GetArrayLength();
}
