using Dapper;
using Microsoft.Data.Sqlite;
using SemCovNet.EventStore.Sql;

namespace SemCovNet.EventStore.Sqlite;

internal sealed class SqliteAppend(SqliteConnection connection, SqliteTransaction transaction) : AppendTransaction(connection, transaction)
{
    private readonly SqliteConnection connection = connection;
    private readonly SqliteTransaction transaction = transaction;

    protected override string IdIsAmongIds => "event_id in @Ids";

    protected override async Task<long> InsertAsync(IReadOnlyList<EventRow> rows)
    {
        foreach (var row in rows)
            await connection.ExecuteAsync(EventTable.Insert, row, transaction);
        return await connection.ExecuteScalarAsync<long>("select last_insert_rowid()", transaction: transaction);
    }
}
