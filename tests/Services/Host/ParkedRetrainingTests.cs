using SemCovNet.Cli.Commands;
using SemCovNet.Cli.Running;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.Tests.Services.Host;

/// <summary>Whoever waits for the experiment of a retraining that no experiment follows is told why, and waits no longer.</summary>
[Collection(Semcov.Name)]
public sealed class ParkedRetrainingTests : IDisposable
{
    private static readonly Guid Request = new("01a0c0de-0000-7000-8000-000000000001");
    private static readonly string Experiment = Request.ToString("N");

    private readonly TemporaryFolder home = new();
    private readonly CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    public ParkedRetrainingTests() => patience.CancelAfter(TimeSpan.FromMinutes(2));

    public void Dispose()
    {
        patience.Dispose();
        home.Dispose();
    }

    [Fact]
    public async Task The_experiment_that_was_asked_for_cannot_be()
    {
        await using var platform = await Platform.OpenAsync(home.Path, patience.Token);
        // Nothing was ever imported.
        await platform.AppendAsync(Streams.Monitor("skin"), ExpectedVersion.NoStream, new RetrainingRequested("skin", Request.ToString(), Experiment, null, "semcovnet", "new annotations", "user:ada"));

        var failure = await Assert.ThrowsAsync<CommandFailedException>(() => ExperimentOutcome.WaitAsync(platform, Experiment, GlobalPosition.Start, patience.Token));

        var parked = await platform.Get<IEventStore>().ReadAllAsync(GlobalPosition.Start, patience.Token).Select(recorded => recorded.Body).OfType<MessageParked>().SingleAsync(patience.Token);
        Assert.Equal("request-experiment", parked.Queue);
        Assert.Equal($"Experiment {Experiment} stands still: its request was parked. {FollowUps.Told(parked.Fault, parked.ParkedId)}", failure.Message);
    }

    [Fact]
    public async Task The_wish_itself_was_refused()
    {
        await using var platform = await Platform.OpenAsync(home.Path, patience.Token);
        await platform.ParkAsync("other", Guid.CreateVersion7());
        await platform.ParkAsync("ours", Request);

        var failure = await Assert.ThrowsAsync<CommandFailedException>(() => ExperimentOutcome.WaitAsync(platform, Experiment, GlobalPosition.Start, patience.Token));

        Assert.Equal("No experiment follows: the message that asked for it was parked. It failed. See: semcov queue parked show ours", failure.Message);
    }
}
