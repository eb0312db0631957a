using System.Data.Common;
using Microsoft.Data.Sqlite;
using SemCovNet.EventStore.Sqlite;

namespace SemCovNet.ReadModels.Database;

/// <summary>Read models in one SQLite file, which the processes of one machine share.</summary>
public sealed class SqliteDatabase : SqlDatabase
{
    // A power cut may undo the newest transactions, rows and checkpoint together: the events are then folded again.
    private readonly SqliteFile file;

    public SqliteDatabase(string connection)
    {
        file = new(connection, SqliteDurability.ProcessCrash);
        file.Create("select 1");
    }

    public override Task<DbConnection> OpenAsync(CancellationToken cancellation = default) => Task.FromResult<DbConnection>(file.Open());

    public override bool IsPassing(DbException error) => error is SqliteException sqlite && sqlite.IsPassing();

    public override string IsAmong(string column, string parameter) => $"{column} in {parameter}";

    public override void Dispose() => file.Dispose();

    protected override Task<DbTransaction> BeginWriteAsync(DbConnection connection, IReadOnlyCollection<string> owners, CancellationToken cancellation) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false));
}
