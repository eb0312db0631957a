using Microsoft.Extensions.Time.Testing;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Leases;
using SemCovNet.Tests.Unit.EventStore.Contract;

namespace SemCovNet.Tests.Unit.ReadModels;

public abstract class LeaseStoreTests : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ReadModelFixture given;
    private readonly FakeTimeProvider clock = new(Some.Noon);
    private readonly LeaseStore leases;

    private protected LeaseStoreTests(ReadModelFixture given) => (this.given, leases) = (given, new(given.Database, clock));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        given.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_lease_has_one_holder_until_it_was_seen_silent_for_as_long_as_it_lasts()
    {
        Assert.True(await leases.TryAcquireAsync("experiment-e1", "a", Minute, Stop));
        clock.Advance(Minute / 2);
        Assert.False(await leases.TryAcquireAsync("experiment-e1", "b", Minute, Stop));
        clock.Advance(Minute - TimeSpan.FromTicks(1));
        Assert.False(await leases.TryAcquireAsync("experiment-e1", "b", Minute, Stop));

        clock.Advance(TimeSpan.FromTicks(1));

        Assert.True(await leases.TryAcquireAsync("experiment-e1", "b", Minute, Stop));
        Assert.Equal(("b", Some.Noon.AddMinutes(2.5)), await leases.FindAsync("experiment-e1", Stop) is { } lease ? (lease.Owner, lease.Expires) : default);
    }

    [Fact]
    public async Task Its_owner_takes_it_up_again_at_once_whatever_process_it_is()
    {
        await leases.TryAcquireAsync("experiment-e1", "a", Minute, Stop);

        Assert.True(await AnotherProcess(clock).TryAcquireAsync("experiment-e1", "a", Minute, Stop));
    }

    [Fact]
    public async Task A_holder_that_renews_keeps_it_and_one_that_lost_it_is_told()
    {
        await leases.TryAcquireAsync("experiment-e1", "a", Minute, Stop);
        Assert.False(await leases.TryAcquireAsync("experiment-e1", "b", Minute, Stop));
        clock.Advance(Minute / 2);
        Assert.True(await leases.RenewAsync("experiment-e1", "a", Minute, Stop));
        clock.Advance(Minute * 0.75);
        Assert.False(await leases.TryAcquireAsync("experiment-e1", "b", Minute, Stop));

        clock.Advance(Minute);
        await leases.TryAcquireAsync("experiment-e1", "b", Minute, Stop);

        Assert.False(await leases.RenewAsync("experiment-e1", "a", Minute, Stop));
        Assert.Equal("b", (await leases.FindAsync("experiment-e1", Stop))?.Owner);
    }

    /// <summary>Hosts an hour apart, a clock set back, one beyond the last second of 32 bits: what counts is for how long the holder was seen silent.</summary>
    [Theory]
    [InlineData(-60)]
    [InlineData(60)]
    [InlineData(-10)]
    [InlineData(60 * 24 * 365 * 20)]
    public async Task A_clock_that_is_wrong_neither_takes_a_lease_from_the_living_nor_keeps_the_deads(int minutes)
    {
        var other = new FakeTimeProvider(Some.Noon);
        var contender = AnotherProcess(other);
        await leases.TryAcquireAsync("experiment-e1", "a", Minute, Stop);
        Assert.False(await contender.TryAcquireAsync("experiment-e1", "b", Minute, Stop));

        other.AdjustTime(Some.Noon.AddMinutes(minutes));
        for (var renewals = 0; renewals < 5; renewals++)
        {
            Pass(Minute / 2);
            Assert.True(await leases.RenewAsync("experiment-e1", "a", Minute, Stop));
            Assert.False(await contender.TryAcquireAsync("experiment-e1", "b", Minute, Stop));
            Assert.Equal(["experiment-e1"], (await contender.LiveAsync("experiment", Stop)).Select(lease => lease.Key));
        }

        Pass(Minute - TimeSpan.FromTicks(1));
        Assert.False(await contender.TryAcquireAsync("experiment-e1", "b", Minute, Stop));
        Pass(TimeSpan.FromTicks(1));
        Assert.Empty(await contender.LiveAsync("experiment", Stop));
        Assert.True(await contender.TryAcquireAsync("experiment-e1", "b", Minute, Stop));

        void Pass(TimeSpan time)
        {
            clock.Advance(time);
            other.Advance(time);
        }
    }

    [Fact]
    public async Task What_a_dead_one_held_does_not_look_held_to_who_asks_once_but_is_not_taken_at_once()
    {
        await leases.TryAcquireAsync("experiment-e1", "a", Minute, Stop);
        clock.Advance(Minute);
        var late = AnotherProcess(clock);

        Assert.Empty(await late.LiveAsync("experiment", Stop));
        Assert.False(await late.TryAcquireAsync("experiment-e1", "b", Minute, Stop));
        await leases.RenewAsync("experiment-e1", "a", Minute, Stop);
        Assert.Single(await late.LiveAsync("experiment", Stop));
    }

    [Fact]
    public async Task Only_its_holder_gives_a_lease_back()
    {
        await leases.TryAcquireAsync("experiment-e1", "a", Minute, Stop);
        await leases.TryAcquireAsync("experiment-e2", "a", Minute, Stop);
        await leases.TryAcquireAsync("experiment-e3", "b", Minute, Stop);

        await leases.ReleaseAsync("experiment-e1", "b", Stop);
        Assert.Equal("a", (await leases.FindAsync("experiment-e1", Stop))?.Owner);
        await leases.ReleaseAsync("experiment-e1", "a", Stop);
        Assert.Null(await leases.FindAsync("experiment-e1", Stop));

        await leases.ReleaseAllAsync("a", Stop);
        Assert.Null(await leases.FindAsync("experiment-e2", Stop));
        Assert.Equal("b", (await leases.FindAsync("experiment-e3", Stop))?.Owner);
    }

    [Fact]
    public async Task Of_many_processes_that_want_a_lease_one_gets_it()
    {
        var processes = Enumerable.Range(0, 4).Select(_ => given.OpenDatabase()).ToList();
        for (var round = 0; round < 10; round++)
        {
            var key = $"experiment-{round}";
            var won = await Task.WhenAll(Enumerable.Range(0, 16).Select(owner => Task.Run(
                () => new LeaseStore(processes[owner % 4], clock).TryAcquireAsync(key, $"{owner}", Minute, Stop), Stop)));

            Assert.Equal(1, won.Count(acquired => acquired));
        }
        processes.ForEach(process => process.Dispose());
    }

    [Fact]
    public async Task A_process_of_a_build_that_knew_no_durations_is_understood()
    {
        await given.Database.ExecuteAsync("create table lease (key text not null primary key, owner text not null, expires text not null)", cancellation: Stop);
        await given.Database.ExecuteAsync(
            "insert into lease (key, owner, expires) values ('experiment-e1', 'old', @Expires)", new { Expires = UtcText.Of(Some.Noon + (Minute / 2)) }, Stop);

        Assert.False(await leases.TryAcquireAsync("experiment-e1", "b", Minute, Stop));
        clock.Advance((Minute / 2) - TimeSpan.FromTicks(1));
        Assert.False(await leases.TryAcquireAsync("experiment-e1", "b", Minute, Stop));
        clock.Advance(TimeSpan.FromTicks(1));
        Assert.True(await leases.TryAcquireAsync("experiment-e1", "b", Minute, Stop));
    }

    private LeaseStore AnotherProcess(TimeProvider time) => new(given.OpenDatabase(), time);
}
