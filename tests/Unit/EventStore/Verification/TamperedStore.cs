using Dapper;
using Microsoft.Data.Sqlite;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Verification;
using SemCovNet.Tests.Unit.EventStore.Contract;

namespace SemCovNet.Tests.Unit.EventStore.Verification;

/// <summary>Two streams, their events in turn, and somebody with a SQL client.</summary>
internal sealed class TamperedStore : IDisposable
{
    private readonly SqliteStore sqlite = new();

    public IEventStore Store => sqlite.Store;

    public string Path => sqlite.Path;

    public static async Task<TamperedStore> WithAsync(int eventsPerStream)
    {
        var made = new TamperedStore();
        for (var version = -1; version < eventsPerStream - 1; version++)
        {
            foreach (var stream in new[] { "experiment-a", "experiment-b" })
                await made.Store.AppendAsync(stream, version < 0 ? ExpectedVersion.NoStream : ExpectedVersion.Exactly(version), [Some.Event(version + 2)]);
        }
        return made;
    }

    /// <summary>All that was written is now in the file, and nobody holds any of it in memory.</summary>
    public void Close()
    {
        using (var connection = new SqliteConnection($"Data Source={Path};Pooling=False"))
            connection.Execute("pragma wal_checkpoint(truncate)");
        sqlite.ClosePool();
    }

    public void Tamper(string sql, object? parameters = null)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        Assert.True(connection.Execute(sql, parameters) > 0, $"nothing was changed by: {sql}");
    }

    public Task<VerificationResult> VerifyAsync() =>
        new StreamVerifier(Store, TimeProvider.System).VerifyAsync(cancellation: TestContext.Current.CancellationToken);

    public void Dispose() => sqlite.Dispose();
}
