using Microsoft.Extensions.Time.Testing;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Sqlite;
using SemCovNet.Messaging;
using SemCovNet.Tests.Unit.EventStore.Contract;
using SemCovNet.Tests.Unit.Messaging;

namespace SemCovNet.Tests.Unit.Metering;

public sealed class RelayMeteringTests : IDisposable
{
    private readonly TemporaryFolder home = new();
    private readonly Measured measured = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        measured.Dispose();
        home.Dispose();
    }

    [Fact]
    public async Task An_event_that_is_relayed_counts_as_stored_and_as_published()
    {
        var stored = Count("stored");
        var published = Count("published");
        await using var process = await RelayingProcess.StartAsync(home.Path);
        await Happened.AppendAsync(home.Path, "e1");
        await process.Heard.NextAsync<ExperimentRequested>();

        // Counted by every relay of this process: other tests may add to it, none takes away.
        await Until(() => Count("stored") > stored && Count("published") > published);
    }

    [Fact]
    public async Task A_relay_that_stands_still_falls_behind_in_events_and_seconds()
    {
        using var store = new SqliteEventStore(home["events.db"]);
        var clock = new FakeTimeProvider(Some.Noon.AddSeconds(30));
        await store.AppendAsync("experiment-e1", ExpectedVersion.NoStream, Some.Events(4), Stop);

        await new RelayLag(new At(new(1)), store, clock).MeasureAsync(Stop);

        Assert.Contains(3, measured.All("semcov.relay.lag.events"));
        Assert.Contains(30, measured.All("semcov.relay.lag.seconds"));
    }

    private double Count(string stage) => measured.Sum($"semcov.ledger.{stage}", "category", "experiment");

    private static async Task Until(Func<bool> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(Heard.Patience);
        while (!condition())
            await Task.Delay(10, patience.Token);
    }

    private sealed class At(GlobalPosition position) : IRelayCheckpoint
    {
        public Task<bool> TryHoldAsync(CancellationToken cancellation) => Task.FromResult(false);

        public Task<GlobalPosition> LoadAsync(CancellationToken cancellation) => Task.FromResult(position);

        public Task SaveAsync(GlobalPosition position, CancellationToken cancellation) => Task.CompletedTask;

        public Task ReleaseAsync(CancellationToken cancellation) => Task.CompletedTask;
    }
}
