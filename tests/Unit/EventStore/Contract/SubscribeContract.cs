using System.Diagnostics;
using SemCovNet.EventStore;

namespace SemCovNet.Tests.Unit.EventStore.Contract;

public abstract class SubscribeContract<TStore>(TStore under) : IClassFixture<TStore>
    where TStore : StoreUnderTest
{
    private readonly IEventStore store = under.Store;
    private readonly string stream = Some.Stream();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_follower_catches_up_and_then_sees_what_comes()
    {
        var start = await store.HeadAsync(Stop);
        await store.AppendAsync(stream, ExpectedVersion.NoStream, Some.Events(5), Stop);
        var seen = store.SubscribeAllAsync(start, Stop).Take(7).ToListAsync(Stop).AsTask();

        await store.AppendAsync(stream, ExpectedVersion.Exactly(4), Some.Events(2), Stop);

        Assert.Equal([0L, 1L, 2L, 3L, 4L, 5L, 6L], (await seen).Select(recorded => recorded.Version));
    }

    [Fact]
    public async Task A_follower_sees_what_another_process_appends()
    {
        var start = await store.HeadAsync(Stop);
        var seen = store.SubscribeAllAsync(start, Stop).Take(2).ToListAsync(Stop).AsTask();

        var elsewhere = under.Open();
        await elsewhere.AppendAsync(stream, ExpectedVersion.NoStream, [Some.Event()], Stop);
        await elsewhere.AppendAsync(stream, ExpectedVersion.Exactly(0), [Some.Event()], Stop);

        Assert.Equal([0L, 1L], (await seen).Select(recorded => recorded.Version));
    }

    [Fact]
    public async Task A_follower_in_the_same_process_is_woken_and_does_not_wait_for_the_next_look()
    {
        const int rounds = 40;
        await using var follower = store.SubscribeAllAsync(await store.HeadAsync(Stop), Stop).GetAsyncEnumerator(Stop);
        var watch = Stopwatch.StartNew();

        for (var version = -1; version < rounds - 1; version++)
        {
            var next = follower.MoveNextAsync();
            await store.AppendAsync(stream, version < 0 ? ExpectedVersion.NoStream : ExpectedVersion.Exactly(version), [Some.Event()], Stop);
            Assert.True(await next);
        }

        // Waiting for a look every 100 ms would take four seconds.
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Only_cancelling_ends_it()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var seen = store.SubscribeAllAsync(await store.HeadAsync(Stop), stop.Token).ToListAsync(Stop).AsTask();
        Assert.False(seen.IsCompleted);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => seen);
    }
}
