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
        var seen = store.SubscribeAllAsync(start, Stop).Take(7).ToListAsync(Stop).AsTask().WaitAsync(Some.Patience, Stop);

        await store.AppendAsync(stream, ExpectedVersion.Exactly(4), Some.Events(2), Stop);

        Assert.Equal([0L, 1L, 2L, 3L, 4L, 5L, 6L], (await seen).Select(recorded => recorded.Version));
    }

    [Fact]
    public async Task A_follower_sees_what_another_process_appends()
    {
        var start = await store.HeadAsync(Stop);
        var seen = store.SubscribeAllAsync(start, Stop).Take(2).ToListAsync(Stop).AsTask().WaitAsync(Some.Patience, Stop);

        var elsewhere = under.Open();
        await elsewhere.AppendAsync(stream, ExpectedVersion.NoStream, [Some.Event()], Stop);
        await elsewhere.AppendAsync(stream, ExpectedVersion.Exactly(0), [Some.Event()], Stop);

        Assert.Equal([0L, 1L], (await seen).Select(recorded => recorded.Version));
    }

    [Fact]
    public async Task Only_cancelling_ends_it()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var seen = store.SubscribeAllAsync(await store.HeadAsync(Stop), stop.Token).ToListAsync(Stop).AsTask().WaitAsync(Some.Patience, Stop);
        Assert.False(seen.IsCompleted);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => seen);
    }
}
