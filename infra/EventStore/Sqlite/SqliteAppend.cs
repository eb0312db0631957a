using System.Data.Common;
using Microsoft.Data.Sqlite;
using SemCovNet.EventStore.Sql;

namespace SemCovNet.EventStore.Sqlite;

internal sealed class SqliteAppend(SqliteConnection connection, SqliteTransaction transaction) : AppendTransaction(connection, transaction)
{
    private const int Constraint = 19;

    // In the order of the values.
    private static readonly string[] Names =
    [
        "@EventId", "@Stream", "@Version", "@Type", "@At", "@CorrelationId", "@CausationId", "@Actor", "@TraceParent", "@Body", "@Hash",
    ];

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
        var parameters = Names.Select(name => insert.Parameters.Add(new SqliteParameter(name, null))).ToArray();
        foreach (var row in rows)
        {
            var values = Values(row);
            for (var index = 0; index < values.Length; index++)
                parameters[index].Value = values[index] ?? DBNull.Value;
            insert.ExecuteNonQuery();
        }
        return LastPositionAsync();
    }

    private static object?[] Values(EventRow row) =>
    [
        row.EventId, row.Stream, row.Version, row.Type, row.At, row.CorrelationId, row.CausationId, row.Actor, row.TraceParent, row.Body, row.Hash,
    ];

    private Task<long> LastPositionAsync()
    {
        using var last = connection.CreateCommand();
        last.Transaction = transaction;
        last.CommandText = "select last_insert_rowid()";
        return Task.FromResult((long)last.ExecuteScalar()!);
    }
}
