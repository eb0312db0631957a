using Microsoft.Data.Sqlite;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Sqlite;
using SemCovNet.Tests.Unit.EventStore.Contract;

namespace SemCovNet.Tests.Unit.EventStore;

public sealed class SqliteFollowerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_follower_in_the_same_process_is_woken_and_does_not_wait_for_the_next_look()
    {
        using var folder = new TemporaryFolder();
        using var store = new SqliteEventStore(folder["events.db"], lookInterval: TimeSpan.FromHours(1));
        await using var follower = store.SubscribeAllAsync(GlobalPosition.Start, Stop).GetAsyncEnumerator(Stop);
        var next = follower.MoveNextAsync().AsTask();
        Assert.False(next.IsCompleted);

        await store.AppendAsync("experiment-e1", ExpectedVersion.NoStream, [Some.Event()], Stop);

        Assert.True(await next.WaitAsync(Some.Patience, Stop));
    }

    [Fact]
    public void A_lock_passes_by_itself_and_a_damaged_file_does_not()
    {
        using var folder = new TemporaryFolder();
        using var store = new SqliteEventStore(folder["events.db"]);

        Assert.True(store.IsPassing(new SqliteException("database is locked", 5)));
        Assert.False(store.IsPassing(new SqliteException("database disk image is malformed", 11)));
        Assert.False(store.IsPassing(new InvalidOperationException("database is locked")));
    }

    [Theory]
    [InlineData("")]
    [InlineData(":memory:")]
    [InlineData("Data Source=shared;Mode=Memory;Cache=Shared")]
    public void A_connection_that_names_no_file_is_refused(string connection)
    {
        var refusal = Assert.Throws<ArgumentException>(() => new SqliteEventStore(connection));

        Assert.StartsWith($"\"{connection}\" names no SQLite file: give a path, or Data Source=PATH.", refusal.Message);
    }
}
