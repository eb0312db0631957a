using System.Text;
using System.Text.Json;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.Tests.Unit.EventStore.Contract;

public abstract class ReadContract<TStore>(TStore under) : IClassFixture<TStore>
    where TStore : StoreUnderTest
{
    private readonly IEventStore store = under.Store;
    private readonly string stream = Some.Stream();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_written_is_read_to_the_last_tick_and_byte()
    {
        var context = new EventContext(
            new(2026, 3, 1, 13, 14, 15, 678, TimeSpan.FromHours(2)), Guid.CreateVersion7(), Guid.CreateVersion7(), "user:Ægir \"the\" 海", null);
        var body = new ReviewCommented("e1", "naïve \"quotes\", 海, \u0000, 🙂", "ada");

        await store.AppendAsync(stream, ExpectedVersion.NoStream, [new(Guid.CreateVersion7(), body, context)], Stop);

        var recorded = Assert.Single(await store.ReadStreamAsync(stream, 0, Stop).ToListAsync(Stop));
        Assert.Equal(body, recorded.Body);
        Assert.Equal("review.commented.v1", recorded.Type);
        Assert.Equal(context with { At = context.At.ToUniversalTime() }, recorded.Context);
        Assert.Equal(TimeSpan.Zero, recorded.Context.At.Offset);
        Assert.Equal(JsonSerializer.Serialize(body, ContractJson.Options), Encoding.UTF8.GetString(recorded.Json.Span));
        Assert.Equal(32, recorded.Hash.Length);
    }

    [Fact]
    public async Task A_stream_that_is_not_there_is_empty() =>
        Assert.Empty(await store.ReadStreamAsync(stream, 0, Stop).ToListAsync(Stop));

    [Fact]
    public async Task A_stream_longer_than_a_page_is_read_whole_from_any_version_and_backwards()
    {
        await store.AppendAsync(stream, ExpectedVersion.NoStream, Some.Events(2500), Stop);

        Assert.Equal(Versions(0, 2500), await VersionsOf(store.ReadStreamAsync(stream, 0, Stop)));
        Assert.Equal(Versions(2100, 400), await VersionsOf(store.ReadStreamAsync(stream, 2100, Stop)));
        Assert.Equal(Versions(0, 2500).Reverse(), await VersionsOf(store.ReadStreamBackwardsAsync(stream, Stop)));
    }

    [Fact]
    public async Task All_events_are_read_in_one_order_and_after_a_position_none_is_missed()
    {
        var before = await store.HeadAsync(Stop);
        for (var version = 0; version < 3; version++)
        {
            foreach (var name in new[] { stream, stream + "b" })
                await store.AppendAsync(name, version == 0 ? ExpectedVersion.NoStream : ExpectedVersion.Exactly(version - 1), [Some.Event()], Stop);
        }

        var all = await store.ReadAllAsync(before, Stop).ToListAsync(Stop);

        Assert.Equal([(stream, 0L), (stream + "b", 0L), (stream, 1L), (stream + "b", 1L), (stream, 2L), (stream + "b", 2L)], all.Select(e => (e.Stream, e.Version)));
        Assert.Equal(all.Select(e => e.Position).Order(), all.Select(e => e.Position));
        Assert.Equal(all.Skip(2).Select(e => e.Id), (await store.ReadAllAsync(all[1].Position, Stop).ToListAsync(Stop)).Select(e => e.Id));
        Assert.Empty(await store.ReadAllAsync(await store.HeadAsync(Stop), Stop).ToListAsync(Stop));
    }

    private static IEnumerable<long> Versions(int first, int count) => Enumerable.Range(first, count).Select(version => (long)version);

    private static async Task<IEnumerable<long>> VersionsOf(IAsyncEnumerable<RecordedEvent> events) => (await events.ToListAsync(Stop)).Select(e => e.Version);
}
