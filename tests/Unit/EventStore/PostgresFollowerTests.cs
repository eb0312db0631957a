using System.Collections.Concurrent;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Postgres;
using SemCovNet.Tests.Unit.EventStore.Contract;

namespace SemCovNet.Tests.Unit.EventStore;

public sealed class PostgresFollowerTests : IDisposable
{
    private readonly PostgresSchema schema = PostgresSchema.Create();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => schema.Dispose();

    [Fact]
    public async Task A_follower_is_told_of_another_process_and_does_not_wait_for_the_next_look()
    {
        using var store = new PostgresEventStore(schema.Connection, lookInterval: TimeSpan.FromHours(1));
        using var elsewhere = new PostgresEventStore(schema.Connection);
        await using var follower = store.SubscribeAllAsync(GlobalPosition.Start, Stop).GetAsyncEnumerator(Stop);
        var next = follower.MoveNextAsync().AsTask();
        await ListeningAsync();

        await elsewhere.AppendAsync("experiment-e1", ExpectedVersion.NoStream, [Some.Event()], Stop);

        Assert.True(await next.WaitAsync(Some.Patience, Stop));
    }

    [Fact]
    public async Task A_follower_whose_connections_the_server_cut_goes_on_where_it_was()
    {
        using var store = new PostgresEventStore(schema.Connection);
        using var elsewhere = new PostgresEventStore(schema.Connection);
        var seen = store.SubscribeAllAsync(GlobalPosition.Start, Stop).Take(6).ToListAsync(Stop).AsTask().WaitAsync(Some.Patience, Stop);
        for (var version = -1; version < 5; version++)
        {
            await CutAllAsync();
            await AgainAsync(elsewhere, version < 0 ? ExpectedVersion.NoStream : ExpectedVersion.Exactly(version));
        }

        Assert.Equal([0L, 1L, 2L, 3L, 4L, 5L], (await seen).Select(recorded => recorded.Version));
    }

    [Fact]
    public async Task What_is_appended_in_another_schema_wakes_nobody()
    {
        using var neighbour = PostgresSchema.Create();
        using var store = new PostgresEventStore(schema.Connection);
        using var next = new PostgresEventStore(neighbour.Connection);
        await store.AppendAsync("experiment-e1", ExpectedVersion.NoStream, [Some.Event()], Stop);
        await using var source = NpgsqlDataSource.Create(schema.Connection);
        var heard = new ConcurrentQueue<GlobalPosition>();
        using var listener = new PostgresListener(async cancellation => await source.OpenConnectionAsync(cancellation), heard.Enqueue, NullLogger.Instance);
        listener.Start();
        await Wait.UntilAsync(() => heard.Contains(new(1)), Stop);

        await next.AppendAsync("experiment-e1", ExpectedVersion.NoStream, Some.Events(7), Stop);
        await store.AppendAsync("experiment-e2", ExpectedVersion.NoStream, [Some.Event()], Stop);

        await Wait.UntilAsync(() => heard.Contains(new(2)), Stop);
        Assert.DoesNotContain(new GlobalPosition(7), heard);
    }

    [Theory]
    [InlineData("", "The connection string names no host: give Host=…;Port=5432;Database=…;Username=…;Password=….")]
    [InlineData("/var/lib/semcov/events.db", "The connection string is not one of PostgreSQL's (")]
    [InlineData("Host=localhost;Colour=blue", "The connection string is not one of PostgreSQL's (")]
    public void A_connection_string_that_leads_nowhere_is_refused(string connection, string message) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => new PostgresEventStore(connection)).Message);

    // The same ids at the same version again: an append whose answer was lost with its connection is safely repeated.
    private static async Task AgainAsync(PostgresEventStore store, ExpectedVersion expected)
    {
        var batch = Some.Events(1);
        while (true)
        {
            try
            {
                await store.AppendAsync("experiment-e1", expected, batch, Stop);
                return;
            }
            catch (NpgsqlException error) when (PostgresErrors.IsPassing(error))
            {
                // The cut connection was still in the pool.
            }
        }
    }

    // The server shows what a connection asked last: how far the history is, once it listens.
    private async Task ListeningAsync()
    {
        await using var connection = new NpgsqlConnection(schema.Connection);
        while (await connection.ExecuteScalarAsync<long>(
            "select count(*) from pg_stat_activity where query = 'select last_position from event_numbering' and application_name = @Name", new { schema.Name }) == 0)
            Stop.ThrowIfCancellationRequested();
    }

    private async Task CutAllAsync()
    {
        await using var connection = new NpgsqlConnection(schema.Connection);
        await connection.ExecuteAsync(
            "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and application_name = @Name", new { schema.Name });
    }
}
