using SemCovNet.EventStore;

namespace SemCovNet.Tests.Unit.EventStore.Contract;

public abstract class RaceContract<TStore>(TStore under) : IClassFixture<TStore>
    where TStore : StoreUnderTest
{
    private readonly IEventStore store = under.Store;
    private readonly string stream = Some.Stream();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_fifty_writers_at_one_version_one_wins_and_the_others_get_an_error()
    {
        const int rounds = 20;
        IEventStore[] processes = [store, under.Open(), under.Open(), under.Open()];
        for (var round = 0; round < rounds; round++)
        {
            var expected = round == 0 ? ExpectedVersion.NoStream : ExpectedVersion.Exactly(round - 1);
            using var barrier = new SemaphoreSlim(0);
            var writers = Enumerable.Range(0, 50).Select(writer => TryAppend(processes[writer % processes.Length], expected, barrier)).ToList();
            barrier.Release(50);

            Assert.Equal(1, (await Task.WhenAll(writers)).Count(won => won));
        }
        Assert.Equal(rounds, (await store.ReadStreamAsync(stream, 0, Stop).ToListAsync(Stop)).Count);
    }

    [Fact]
    public async Task A_follower_of_eight_writers_in_four_processes_skips_nothing()
    {
        const int each = 50;
        var start = await store.HeadAsync(Stop);
        var seen = store.SubscribeAllAsync(start, Stop).Take(8 * each).ToListAsync(Stop).AsTask().WaitAsync(Some.Patience, Stop);
        IEventStore[] processes = [store, under.Open(), under.Open(), under.Open()];

        var written = await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(() => WriteAsync(processes[writer % 4], $"{stream}{writer}", each))));

        Assert.Equal(written.SelectMany(ids => ids).Order(), (await seen).Select(recorded => recorded.Id).Order());
        Assert.Equal((await seen).Select(recorded => recorded.Position).Order(), (await seen).Select(recorded => recorded.Position));
    }

    private async Task<bool> TryAppend(IEventStore process, ExpectedVersion expected, SemaphoreSlim barrier)
    {
        await barrier.WaitAsync(Stop).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await process.AppendAsync(stream, expected, [Some.Event()], Stop);
            return true;
        }
        catch (WrongExpectedVersionException)
        {
            return false;
        }
    }

    private static async Task<List<Guid>> WriteAsync(IEventStore process, string stream, int count)
    {
        List<Guid> ids = [];
        for (var version = -1; version < count - 1; version++)
        {
            var added = Some.Event();
            await process.AppendAsync(stream, version < 0 ? ExpectedVersion.NoStream : ExpectedVersion.Exactly(version), [added], Stop);
            ids.Add(added.Id);
        }
        return ids;
    }
}
