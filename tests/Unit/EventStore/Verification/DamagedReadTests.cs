using SemCovNet.EventStore;

namespace SemCovNet.Tests.Unit.EventStore.Verification;

/// <summary>Whoever folds or decides does not verify first: so reading itself refuses what was not written.</summary>
public sealed class DamagedReadTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("body = replace(body, 'trainer-1', 'trainer-2')")]
    [InlineData("actor = 'user:eve'")]
    [InlineData("hash = zeroblob(32)")]
    public async Task An_event_that_was_changed_is_never_handed_out(string change)
    {
        using var store = await TamperedStore.WithAsync(eventsPerStream: 3);
        store.Tamper($"update event set {change} where stream = 'experiment-a' and version = 1");

        var damage = await Assert.ThrowsAsync<EventDamagedException>(async () => await store.Store.ReadStreamAsync("experiment-a", 0, Stop).ToListAsync(Stop));
        await Assert.ThrowsAsync<EventDamagedException>(async () => await store.Store.ReadStreamBackwardsAsync("experiment-a", Stop).ToListAsync(Stop));
        await Assert.ThrowsAsync<EventDamagedException>(async () => await store.Store.ReadAllAsync(GlobalPosition.Start, Stop).ToListAsync(Stop));

        Assert.Equal(
            "Event experiment-a@1 (position 3, training.attempt-started.v1) is damaged: its hash is not that of its content and of the event before it. "
            + "Restore the store from a backup.", damage.Message);
    }

    [Fact]
    public async Task A_value_of_another_kind_is_named_by_its_place()
    {
        using var store = await TamperedStore.WithAsync(eventsPerStream: 3);
        // As a turned bit of a row's header does it, past everything that the table's schema allows.
        store.Tamper("pragma writable_schema = on; update sqlite_schema set sql = replace(sql, 'strict', '') where name = 'event'");
        store.Tamper("update event set actor = x'07' where stream = 'experiment-a' and version = 1");

        var damage = await Assert.ThrowsAsync<EventDamagedException>(async () => await store.Store.ReadAllAsync(GlobalPosition.Start, Stop).ToListAsync(Stop));

        Assert.StartsWith("Event experiment-a@1 (position 3, training.attempt-started.v1) is damaged: one of its columns holds a value of another kind.", damage.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_event_after_one_that_is_gone_is_never_handed_out()
    {
        using var store = await TamperedStore.WithAsync(eventsPerStream: 3);
        store.Tamper("delete from event where stream = 'experiment-a' and version = 1");

        var damage = await Assert.ThrowsAsync<EventDamagedException>(async () => await store.Store.ReadStreamAsync("experiment-a", 2, Stop).ToListAsync(Stop));

        Assert.Contains("experiment-a@2 (position 5, training.attempt-started.v1) is damaged: the event before it in its stream is not there", damage.Message);
    }

    [Fact]
    public async Task Other_streams_are_read_as_before()
    {
        using var store = await TamperedStore.WithAsync(eventsPerStream: 3);
        store.Tamper("update event set actor = 'user:eve' where stream = 'experiment-a'");

        Assert.Equal(3, (await store.Store.ReadStreamAsync("experiment-b", 0, Stop).ToListAsync(Stop)).Count);
    }
}
