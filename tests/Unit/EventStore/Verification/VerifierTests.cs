using SemCovNet.EventStore;
using SemCovNet.EventStore.Verification;
using SemCovNet.Tests.Unit.EventStore.Contract;

namespace SemCovNet.Tests.Unit.EventStore.Verification;

public sealed class VerifierTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_store_that_nobody_touched_is_sound()
    {
        using var store = await TamperedStore.WithAsync(eventsPerStream: 4);

        var result = await store.VerifyAsync();

        Assert.True(result.Sound);
        Assert.Equal((8L, 2L), (result.Events, result.Streams));
    }

    [Fact]
    public async Task An_empty_store_is_sound()
    {
        using var store = await TamperedStore.WithAsync(eventsPerStream: 0);

        Assert.Equal((0L, true), ((await store.VerifyAsync()).Events, (await store.VerifyAsync()).Sound));
    }

    [Fact]
    public async Task Each_changed_byte_of_a_body_is_found_and_its_event_named()
    {
        using var store = await TamperedStore.WithAsync(eventsPerStream: 2);
        var second = (await store.Store.ReadStreamAsync("experiment-b", 0, Stop).FirstAsync(Stop)).Json.ToArray();
        for (var at = 0; at < second.Length; at++)
        {
            var flipped = second.ToArray();
            flipped[at] ^= 1;
            store.Tamper("update event set body = cast(@flipped as text) where position = 2", new { flipped });

            var result = await store.VerifyAsync();

            Assert.Equal(2, result.Events);
            Assert.StartsWith("experiment-b@0 (position 2, training.attempt-started.v1): its hash should be ", result.FirstFault?.ToString());
        }
        store.Tamper("update event set body = cast(@second as text) where position = 2", new { second });
        Assert.True((await store.VerifyAsync()).Sound);
    }

    [Theory]
    [InlineData("actor = 'user:eve'")]
    [InlineData("type = 'training.attempt-failed.v1'")]
    [InlineData("at = '2026-03-01T12:00:00.0000001Z'")]
    [InlineData("causation_id = correlation_id")]
    [InlineData("correlation_id = event_id")]
    [InlineData("trace_parent = null")]
    [InlineData("event_id = '019caaaa-0000-7000-8000-000000000000'")]
    [InlineData("hash = zeroblob(32)")]
    public async Task A_changed_envelope_is_found(string change)
    {
        using var store = await TamperedStore.WithAsync(eventsPerStream: 3);

        store.Tamper($"update event set {change} where stream = 'experiment-a' and version = 1");

        var fault = (await store.VerifyAsync()).FirstFault;
        Assert.Equal(("experiment-a", 1L, 3L), (fault?.Stream, fault?.Version, fault?.Position.Value));
        Assert.EndsWith("its body, its envelope or the hash was changed", fault?.Difference);
    }

    [Theory]
    [InlineData("at = 'yesterday'")]
    [InlineData("correlation_id = ''")]
    [InlineData("event_id = upper(event_id)")]
    [InlineData("actor = actor || char(0) || 'eve'")]
    public async Task An_envelope_that_reads_as_nothing_or_as_before_is_found(string change)
    {
        using var store = await TamperedStore.WithAsync(eventsPerStream: 3);

        store.Tamper($"update event set {change} where stream = 'experiment-a' and version = 1");

        Assert.StartsWith("experiment-a@1 (position 3, training.attempt-started.v1): its hash should be ", (await store.VerifyAsync()).FirstFault?.ToString());
    }

    [Fact]
    public async Task A_removed_event_is_found_at_the_one_that_follows_it()
    {
        using var store = await TamperedStore.WithAsync(eventsPerStream: 3);

        store.Tamper("delete from event where stream = 'experiment-a' and version = 1");

        Assert.Equal(
            "experiment-b@1 (position 4, training.attempt-started.v1): position 3 should stand here, not 4: an event before it was removed",
            (await store.VerifyAsync()).FirstFault?.ToString());
    }

    [Fact]
    public async Task A_removed_event_is_found_even_if_the_positions_were_closed_up()
    {
        using var store = await TamperedStore.WithAsync(eventsPerStream: 3);

        store.Tamper("delete from event where stream = 'experiment-a' and version = 1; update event set position = position - 1 where position > 3");

        Assert.Equal(
            "experiment-a@2 (position 4, training.attempt-started.v1): "
            + "version 1 of its stream should stand here, not 2: an event was removed, added or moved",
            (await store.VerifyAsync()).FirstFault?.ToString());
    }

    [Fact]
    public async Task A_stream_that_lost_its_newest_event_is_found()
    {
        using var store = await TamperedStore.WithAsync(eventsPerStream: 2);

        store.Tamper("delete from event where position = 4");

        Assert.Equal(
            "experiment-a@1 (position 3, training.attempt-started.v1): "
            + "positions up to 4 were given, but no event follows this one: the newest were removed",
            (await store.VerifyAsync()).FirstFault?.ToString());
    }

    [Fact]
    public async Task Of_many_pages_each_event_is_read_once_and_in_order_also_behind_gaps()
    {
        const int events = 9000;
        int[] removed = [2, 4000, 4001, 8000];
        using var store = await TamperedStore.WithAsync(eventsPerStream: 0);
        for (var version = 0; version < events; version += 1000)
            await store.Store.AppendAsync("experiment-a", version == 0 ? ExpectedVersion.NoStream : ExpectedVersion.Exactly(version - 1), Some.Events(1000), Stop);

        Assert.Equal((true, (long)events), ((await store.VerifyAsync()).Sound, (await store.VerifyAsync()).Events));
        store.Tamper("delete from event where position in @removed", new { removed });

        var read = await ((IStoredLinks)store.Store).ReadLinksAsync(GlobalPosition.Start, Stop).SelectMany(page => page.Select(link => (int)link.Position.Value)).ToListAsync(Stop);
        Assert.Equal(Enumerable.Range(1, events).Except(removed), read);
    }

    [Fact]
    public async Task Two_events_that_changed_places_are_found()
    {
        using var store = await TamperedStore.WithAsync(eventsPerStream: 3);

        store.Tamper(
            """
            update event set version = 99 where stream = 'experiment-a' and version = 1;
            update event set version = 1 where stream = 'experiment-a' and version = 2;
            update event set version = 2 where stream = 'experiment-a' and version = 99;
            """);

        Assert.StartsWith("experiment-a@2 (position 3, ", (await store.VerifyAsync()).FirstFault?.ToString());
    }

    [Fact]
    public async Task A_byte_changed_in_the_file_itself_is_found()
    {
        using var store = await TamperedStore.WithAsync(eventsPerStream: 2);
        store.Close();
        var bytes = await File.ReadAllBytesAsync(store.Path, Stop);
        var first = bytes.AsSpan().LastIndexOf("trainer-1"u8);
        bytes[first] ^= 1;
        await File.WriteAllBytesAsync(store.Path, bytes, Stop);

        var fault = (await store.VerifyAsync()).FirstFault;

        Assert.StartsWith("experiment-a@0 (position 1, training.attempt-started.v1): its hash should be ", fault?.ToString());
    }
}
