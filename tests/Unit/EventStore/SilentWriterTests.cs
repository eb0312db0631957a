using System.Data.Common;
using Dapper;
using SemCovNet.EventStore.Postgres;
using SemCovNet.Tests.Unit.EventStore.Contract;

namespace SemCovNet.Tests.Unit.EventStore;

/// <summary>A process that is frozen or cut off in the middle of a transaction holds the lock that all other writers wait for.</summary>
public sealed class SilentWriterTests : IDisposable
{
    private readonly PostgresSchema schema = PostgresSchema.Create();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => schema.Dispose();

    [Fact]
    public async Task A_writer_that_falls_silent_in_its_transaction_loses_it_and_the_next_goes_on()
    {
        using var server = new PostgresServer(schema.Connection);
        await using var silent = await server.OpenAsync(Stop);
        await using var next = await server.OpenAsync(Stop);
        var lost = await PostgresServer.BeginExclusiveAsync(silent, "append", Stop, TimeSpan.FromMilliseconds(100));

        await using var taken = await PostgresServer.BeginExclusiveAsync(next, "append", Stop).WaitAsync(Some.Patience, Stop);

        var refused = await Assert.ThrowsAnyAsync<DbException>(() => silent.ExecuteAsync("select 1", transaction: lost));
        Assert.True(PostgresErrors.IsPassing(refused), refused.ToString());
    }
}
