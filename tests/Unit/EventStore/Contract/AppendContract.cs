using SemCovNet.EventStore;

namespace SemCovNet.Tests.Unit.EventStore.Contract;

public abstract class AppendContract<TStore>(TStore under) : IClassFixture<TStore>
    where TStore : StoreUnderTest
{
    private readonly TStore under = under;
    private readonly IEventStore store = under.Store;
    private readonly string stream = Some.Stream();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_event_of_a_stream_has_version_0()
    {
        var answer = await store.AppendAsync(stream, ExpectedVersion.NoStream, [Some.Event()], Stop);

        Assert.Equal(0, answer.Version);
        Assert.Equal(await store.HeadAsync(Stop), answer.Position);
    }

    [Fact]
    public async Task A_batch_is_appended_in_its_order()
    {
        var batch = Some.Events(3);

        var answer = await store.AppendAsync(stream, ExpectedVersion.NoStream, batch, Stop);

        var stored = await store.ReadStreamAsync(stream, 0, Stop).ToListAsync(Stop);
        Assert.Equal(2, answer.Version);
        Assert.Equal(batch.Select(added => added.Id), stored.Select(recorded => recorded.Id));
        Assert.Equal([0L, 1L, 2L], stored.Select(recorded => recorded.Version));
        Assert.Equal(answer.Position, stored[^1].Position);
    }

    [Fact]
    public async Task A_writer_who_is_behind_is_told_what_the_stream_is_at()
    {
        await store.AppendAsync(stream, ExpectedVersion.NoStream, Some.Events(2), Stop);

        var refusal = await Assert.ThrowsAsync<WrongExpectedVersionException>(
            () => store.AppendAsync(stream, ExpectedVersion.Exactly(0), [Some.Event()], Stop));

        Assert.Equal(1, refusal.Actual);
        Assert.Equal($"Stream \"{stream}\" was expected at version 0 but is at version 1. Reload it and decide again.", refusal.Message);
    }

    [Fact]
    public async Task A_version_expected_of_a_stream_that_is_not_there_is_wrong()
    {
        var refusal = await Assert.ThrowsAsync<WrongExpectedVersionException>(
            () => store.AppendAsync(stream, ExpectedVersion.Exactly(0), [Some.Event()], Stop));

        Assert.Null(refusal.Actual);
        Assert.Empty(await store.ReadStreamAsync(stream, 0, Stop).ToListAsync(Stop));
    }

    [Fact]
    public async Task An_append_whose_answer_was_lost_is_repeated_and_gets_it_again()
    {
        var batch = Some.Events(3);
        var first = await store.AppendAsync(stream, ExpectedVersion.NoStream, batch, Stop);
        await store.AppendAsync(stream, ExpectedVersion.Exactly(2), [Some.Event()], Stop);

        var again = await store.AppendAsync(stream, ExpectedVersion.NoStream, batch, Stop);

        Assert.Equal(first, again);
        Assert.Equal(4, (await store.ReadStreamAsync(stream, 0, Stop).ToListAsync(Stop)).Count);
    }

    [Theory]
    [InlineData(-1, "at the old version")]
    [InlineData(1, "at the newest version")]
    public async Task A_batch_that_overlaps_what_is_stored_is_refused_whole(long expected, string because)
    {
        var batch = Some.Events(2);
        await store.AppendAsync(stream, ExpectedVersion.NoStream, batch, Stop);

        var refusal = await Assert.ThrowsAsync<EventAlreadyStoredException>(
            () => store.AppendAsync(stream, At(expected), [batch[0], batch[1], Some.Event()], Stop));

        Assert.Contains($"Event {batch[0].Id}, offered for stream \"{stream}\", is already stored as {stream}@0. Nothing was appended.", refusal.Message);
        Assert.True((await store.ReadStreamAsync(stream, 0, Stop).ToListAsync(Stop)).Count == 2, because);
    }

    [Fact]
    public async Task An_event_that_another_stream_holds_is_refused()
    {
        Assert.SkipUnless(under.KnowsIdsOfOtherStreams, "This store has no index of ids: it cannot know what another stream holds.");
        var other = Some.Stream();
        var batch = Some.Events(1);
        await store.AppendAsync(other, ExpectedVersion.NoStream, batch, Stop);

        var refusal = await Assert.ThrowsAsync<EventAlreadyStoredException>(() => store.AppendAsync(stream, ExpectedVersion.NoStream, batch, Stop));

        Assert.Equal(other, refusal.Stream);
    }

    [Fact]
    public async Task An_empty_batch_is_refused()
    {
        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => store.AppendAsync(stream, ExpectedVersion.NoStream, [], Stop));

        Assert.StartsWith($"The batch for stream \"{stream}\" is empty", refusal.Message);
    }

    [Fact]
    public async Task A_batch_with_an_id_twice_is_refused()
    {
        var twice = Some.Event();

        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => store.AppendAsync(stream, ExpectedVersion.NoStream, [twice, twice], Stop));

        Assert.Contains($"holds the id {twice.Id} twice", refusal.Message);
    }

    private static ExpectedVersion At(long version) => version < 0 ? ExpectedVersion.NoStream : ExpectedVersion.Exactly(version);
}
