using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SemCovNet.EventStore.Sql;
using SQLitePCL;

namespace SemCovNet.EventStore.Sqlite;

/// <summary>
/// The statement that writes a row, compiled once and bound by number. Through the driver's commands every row looks its parameters up by name
/// and makes a text of each value, which took longer than SQLite's own work for a batch.
/// </summary>
internal sealed class EventInsert : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    /// <param name="connection">Open; a transaction of it that is under way is the one that is written in.</param>
    public EventInsert(SqliteConnection connection)
    {
        database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(database, EventTable.Insert, out statement));
    }

    /// <exception cref="SqliteException">The row breaks a constraint, or cannot be written.</exception>
    public void Run(EventRow row)
    {
        // In the order of the columns.
        Bind(1, row.EventId);
        Bind(2, row.Stream);
        Check(raw.sqlite3_bind_int64(statement, 3, row.Version));
        Bind(4, row.Type);
        Bind(5, row.At);
        Bind(6, row.CorrelationId);
        Bind(7, row.CausationId);
        Bind(8, row.Actor);
        Bind(9, row.TraceParent);
        Check(raw.sqlite3_bind_text(statement, 10, row.Body));
        Check(raw.sqlite3_bind_blob(statement, 11, row.Hash));
        Check(raw.sqlite3_step(statement));
        Check(raw.sqlite3_reset(statement));
    }

    public void Dispose() => statement.Dispose();

    private void Bind(int column, string? text)
    {
        if (text is null)
        {
            Check(raw.sqlite3_bind_null(statement, column));
            return;
        }
        // With its length: a text that ends at its first NUL is not the one that was hashed.
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        Check(raw.sqlite3_bind_text(statement, column, bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes))));
        ArrayPool<byte>.Shared.Return(bytes);
    }

    private void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_DONE))
            SqliteException.ThrowExceptionForRC(code, database);
    }
}
