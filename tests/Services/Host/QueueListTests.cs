using System.Text.Json;
using SemCovNet.Cli.Running;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Leases;

namespace SemCovNet.Tests.Services.Host;

[Collection(Semcov.Name)]
public sealed class QueueListTests : IDisposable
{
    private static readonly Digest Bytes = Digest.Of([1]);
    private static readonly TimeSpan Epoch = TimeSpan.FromHours(30.5);

    private readonly TemporaryFolder home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task What_is_left_of_a_training_may_be_more_than_a_day()
    {
        await using (var platform = Platform.Open(home.Path))
        {
            await platform.AppendAsync(
                Streams.Experiment("e1"), ExpectedVersion.NoStream,
                new ExperimentRequested("e1", "d1", 1, Bytes, 1, Bytes, "demo", JsonSerializer.SerializeToElement(new { epochs = 2 }), "requested", "user:ada"),
                new AttemptStarted("e1", 1, "trainer-1", null, 0),
                new EpochCompleted("e1", 1, 1, 2, 0.5, new Dictionary<string, double>(), 0.5, null, null, 1e-3, Epoch.TotalSeconds, 100));
            await platform.Get<LeaseStore>().TryAcquireAsync(LeaseKeys.Training("e1"), "trainer-1", TimeSpan.FromHours(1), TestContext.Current.CancellationToken);
        }

        var answer = await Semcov.RunAsync("queue", "list", "--home", home.Path);

        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        // To the minute it depends on when the list is made.
        Assert.Contains(" about 30 h ", answer.Output);
    }
}
