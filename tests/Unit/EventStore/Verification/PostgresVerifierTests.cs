using Dapper;
using Npgsql;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Postgres;
using SemCovNet.EventStore.Verification;
using SemCovNet.Tests.Unit.EventStore.Contract;

namespace SemCovNet.Tests.Unit.EventStore.Verification;

public sealed class PostgresVerifierTests : IDisposable
{
    private readonly PostgresStore postgres = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => postgres.Dispose();

    [Theory]
    [InlineData("update event set body = replace(body, 'trainer-1', 'trainer-2') where position = 3", "experiment-a@1 (position 3, training.attempt-started.v1): its hash should be ")]
    [InlineData("update event set actor = 'user:eve' where position = 3", "experiment-a@1 (position 3, training.attempt-started.v1): its hash should be ")]
    [InlineData("update event set at = 'yesterday' where position = 3", "experiment-a@1 (position 3, training.attempt-started.v1): its hash should be ")]
    [InlineData("delete from event where position = 3", "experiment-b@1 (position 4, training.attempt-started.v1): position 3 should stand here, not 4")]
    [InlineData("delete from event where position = 4", "experiment-a@1 (position 3, training.attempt-started.v1): positions up to 4 were given")]
    public async Task What_somebody_with_a_SQL_client_changed_is_found_and_named(string change, string fault)
    {
        for (var version = -1; version < 1; version++)
        {
            foreach (var stream in new[] { "experiment-a", "experiment-b" })
                await postgres.Store.AppendAsync(stream, version < 0 ? ExpectedVersion.NoStream : ExpectedVersion.Exactly(version), [Some.Event()], Stop);
        }
        Assert.True((await VerifyAsync()).Sound);

        await using (var connection = new NpgsqlConnection(postgres.Connection))
            Assert.Equal(1, await connection.ExecuteAsync(change));

        Assert.StartsWith(fault, (await VerifyAsync()).FirstFault?.ToString());
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_no_fault_of_its_events()
    {
        using var store = new PostgresEventStore("Host=127.0.0.1;Port=1;Username=nobody;Password=none;Database=none");

        var error = await Assert.ThrowsAnyAsync<NpgsqlException>(() => new StreamVerifier(store, TimeProvider.System).VerifyAsync(cancellation: Stop));

        Assert.Equal("Failed to connect to 127.0.0.1:1", error.Message);
    }

    private Task<VerificationResult> VerifyAsync() => new StreamVerifier(postgres.Store, TimeProvider.System).VerifyAsync(cancellation: Stop);
}
