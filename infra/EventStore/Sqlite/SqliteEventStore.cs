using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SemCovNet.EventStore.Sql;

namespace SemCovNet.EventStore.Sqlite;

/// <summary>All events in one SQLite file, which any number of processes on one machine may share.</summary>
public sealed class SqliteEventStore : SqlEventStore
{
    // SQLite tells no other process of a commit, so a follower looks.
    private static readonly TimeSpan DefaultLookInterval = TimeSpan.FromMilliseconds(100);

    private readonly SqliteFile file;

    /// <param name="connection">A path, or a connection string; the file is created where it is missing.</param>
    /// <param name="lookInterval">How late a follower may learn of another process's append; 100 ms if null.</param>
    public SqliteEventStore(string connection, ILogger<SqliteEventStore>? logger = null, TimeSpan? lookInterval = null)
        : base(EventTable.Select, lookInterval ?? DefaultLookInterval, logger ?? NullLogger<SqliteEventStore>.Instance)
    {
        file = new(connection);
        file.Create(EventTable.Schema);
    }

    public override Task<GlobalPosition> LastAssignedAsync(CancellationToken cancellation = default) =>
        PositionAsync("select coalesce(max(seq), 0) from sqlite_sequence where name = 'event'", cancellation);

    /// <summary>Writes a copy of the whole file as of one instant, while others go on appending.</summary>
    /// <param name="path">Of a file that is not there yet.</param>
    public async Task BackUpAsync(string path, CancellationToken cancellation = default)
    {
        using var connection = file.Open();
        await connection.ExecuteAsync(new CommandDefinition("vacuum into @path", new { path }, cancellationToken: cancellation));
    }

    public override void Dispose()
    {
        base.Dispose();
        file.Dispose();
    }

    private protected override Task<DbConnection> OpenAsync(CancellationToken cancellation) => Task.FromResult<DbConnection>(file.Open());

    private protected override Task<DbTransaction> BeginAppendAsync(DbConnection connection, CancellationToken cancellation) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false));

    private protected override string RewriteLastPosition => "update sqlite_sequence set seq = seq where name = 'event'";

    private protected override AppendTransaction Append(DbConnection connection, DbTransaction transaction) =>
        new SqliteAppend((SqliteConnection)connection, (SqliteTransaction)transaction);

    // The driver's strings end at the first NUL, behind which more may stand.
    private protected override ReadOnlySpan<byte> Bytes(DbDataReader row, int field) =>
        SQLitePCL.raw.sqlite3_column_blob(((SqliteDataReader)row).Handle, field);

    private protected override bool IsPassing(DbException error) => error is SqliteException sqlite && sqlite.IsPassing();

    private protected override bool IsUnconfirmed(DbException error) => error is SqliteException sqlite && sqlite.IsUnconfirmed();
}
