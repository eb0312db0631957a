using Dapper;
using SemCovNet.EventStore.Checkpoints;
using SemCovNet.EventStore.Postgres;
using SemCovNet.EventStore.Sql;
using SemCovNet.EventStore.Sqlite;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.Cli.Benchmarks.History;

/// <summary>
/// An event store and read models that nobody else has and that are gone afterwards: files in a temporary folder, or a schema of a PostgreSQL database. In a
/// folder that is to be kept they lie as in a platform's home.
/// </summary>
internal sealed class ScratchStores : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private readonly bool kept;
    private readonly string? server;
    private readonly string schema = $"semcov_bench_{Guid.CreateVersion7():N}";

    private ScratchStores(string? server, string? keep)
    {
        (this.server, kept) = (server, keep is not null);
        folder = keep is null ? Directory.CreateTempSubdirectory("semcov-bench-") : Directory.CreateDirectory(keep);
        Events = server is null ? new SqliteEventStore(Path.Combine(folder.FullName, "events.db")) : new PostgresEventStore(Connection);
        ReadModels = server is null ? new SqliteDatabase(Path.Combine(folder.FullName, "readmodels.db")) : new PostgresDatabase(Connection);
        Checkpoints = new(Path.Combine(folder.FullName, "checkpoints"));
    }

    public SqlEventStore Events { get; }

    public SqlDatabase ReadModels { get; }

    public CheckpointFolder Checkpoints { get; }

    /// <summary>Of the schema; of no use with SQLite.</summary>
    public string Connection => $"{server};Search Path={schema}";

    /// <param name="server">A connection string of PostgreSQL; null for SQLite.</param>
    /// <param name="keep">A new folder whose files stay; null for one that goes.</param>
    public static async Task<ScratchStores> CreateAsync(string? server, CancellationToken cancellation, string? keep = null)
    {
        var made = new ScratchStores(server, keep);
        await made.ExecuteAsync($"create schema {made.schema}", cancellation);
        return made;
    }

    public async ValueTask DisposeAsync()
    {
        Events.Dispose();
        ReadModels.Dispose();
        await ExecuteAsync($"drop schema {schema} cascade", CancellationToken.None);
        if (!kept)
            folder.Delete(recursive: true);
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        if (server is null)
            return;
        using var postgres = new PostgresServer(server);
        await using var connection = await postgres.OpenAsync(cancellation);
        await connection.ExecuteAsync(sql);
    }
}
