using System.Data.Common;
using Microsoft.Data.Sqlite;
using SemCovNet.EventStore.Sql;

namespace SemCovNet.EventStore.Sqlite;

internal sealed class SqliteAppend(SqliteConnection connection, SqliteTransaction transaction) : AppendTransaction(connection, transaction)
{
    private const int Constraint = 19;

    private readonly SqliteConnection connection = connection;

    protected override string IdIsAmongIds => "event_id in @Ids";

    protected override bool IsDuplicate(DbException error) => error is SqliteException { SqliteErrorCode: Constraint };

    protected override Task<long> InsertAsync(IReadOnlyList<EventRow> rows)
    {
        using var insert = new EventInsert(connection);
        foreach (var row in rows)
            insert.Run(row);
        return Task.FromResult(SQLitePCL.raw.sqlite3_last_insert_rowid(connection.Handle));
    }
}
