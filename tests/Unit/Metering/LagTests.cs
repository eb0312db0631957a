using Microsoft.Extensions.Time.Testing;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Metering;
using SemCovNet.Tests.Unit.EventStore.Contract;

namespace SemCovNet.Tests.Unit.Metering;

public sealed class LagTests : IDisposable
{
    private readonly SqliteStore store = new();
    private readonly FakeTimeProvider clock = new(Some.Noon.AddMinutes(2));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task Whoever_has_reached_the_newest_event_is_not_behind()
    {
        var newest = await store.Store.AppendAsync("experiment-e1", ExpectedVersion.NoStream, Some.Events(3), Stop);

        Assert.Equal(new Lag(0, 0), await Lag.OfAsync(store.Store, newest.Position, clock, Stop));
    }

    [Fact]
    public async Task The_lag_is_the_events_to_come_and_the_age_of_the_oldest_of_them()
    {
        await store.Store.AppendAsync("experiment-e1", ExpectedVersion.NoStream, Some.Events(3), Stop);

        Assert.Equal(new Lag(2, 120), await Lag.OfAsync(store.Store, new(1), clock, Stop));
    }

    [Fact]
    public async Task An_event_of_a_clock_that_is_ahead_is_no_older_than_now()
    {
        await store.Store.AppendAsync("experiment-e1", ExpectedVersion.NoStream, Some.Events(1), Stop);
        clock.AdjustTime(Some.Noon.AddMinutes(-2));

        Assert.Equal(new Lag(1, 0), await Lag.OfAsync(store.Store, GlobalPosition.Start, clock, Stop));
    }
}
