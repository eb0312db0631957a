using System.Data.Common;
using Microsoft.Data.Sqlite;
using SemCovNet.EventStore.Sql;

namespace SemCovNet.EventStore.Sqlite;

internal sealed class SqliteAppend(SqliteConnection connection, SqliteTransaction transaction) : AppendTransaction(connection, transaction)
{
    private const int Constraint = 19;

    private readonly SqliteConnection connection = connection;
    private readonly SqliteTransaction transaction = transaction;

    protected override string IdIsAmongIds => "event_id in @Ids";

    protected override bool IsDuplicate(DbException error) => error is SqliteException { SqliteErrorCode: Constraint };

    /// <summary>One statement, compiled once and run for each row.</summary>
    protected override Task<long> InsertAsync(IReadOnlyList<EventRow> rows)
    {
        using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = EventTable.Insert;
        foreach (var row in rows)
        {
            Set(insert, row);
            insert.ExecuteNonQuery();
        }
        using var last = connection.CreateCommand();
        last.Transaction = transaction;
        last.CommandText = "select last_insert_rowid()";
        return Task.FromResult((long)last.ExecuteScalar()!);
    }

    private static void Set(SqliteCommand insert, EventRow row)
    {
        Set(insert, "@EventId", row.EventId);
        Set(insert, "@Stream", row.Stream);
        Set(insert, "@Version", row.Version);
        Set(insert, "@Type", row.Type);
        Set(insert, "@At", row.At);
        Set(insert, "@CorrelationId", row.CorrelationId);
        Set(insert, "@CausationId", row.CausationId);
        Set(insert, "@Actor", row.Actor);
        Set(insert, "@TraceParent", row.TraceParent);
        Set(insert, "@Body", row.Body);
        Set(insert, "@Hash", row.Hash);
    }

    private static void Set(SqliteCommand insert, string name, object? value)
    {
        if (insert.Parameters.Contains(name))
            insert.Parameters[name].Value = value ?? DBNull.Value;
        else
            insert.Parameters.AddWithValue(name, value ?? DBNull.Value);
    }
}
