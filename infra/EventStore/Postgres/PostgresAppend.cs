using System.Data.Common;
using Dapper;
using Npgsql;
using SemCovNet.EventStore.Sql;

namespace SemCovNet.EventStore.Postgres;

internal sealed class PostgresAppend(DbConnection connection, DbTransaction transaction) : AppendTransaction(connection, transaction)
{
    private readonly DbConnection connection = connection;
    private readonly DbTransaction transaction = transaction;

    protected override string IdIsAmongIds => "event_id = any(@Ids)";

    protected override bool IsDuplicate(DbException error) => error is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    /// <summary>One statement, one array a column, whatever the size of the batch.</summary>
    protected override Task<long> InsertAsync(IReadOnlyList<EventRow> rows) => connection.ExecuteScalarAsync<long>(
        PostgresEventTable.Insert,
        new
        {
            EventId = Column(rows, row => row.EventId),
            Stream = Column(rows, row => row.Stream),
            Version = Column(rows, row => row.Version),
            Type = Column(rows, row => row.Type),
            At = Column(rows, row => row.At),
            CorrelationId = Column(rows, row => row.CorrelationId),
            CausationId = Column(rows, row => row.CausationId),
            Actor = Column(rows, row => row.Actor),
            TraceParent = Column(rows, row => row.TraceParent),
            Body = Column(rows, row => row.Body),
            Hash = Column(rows, row => row.Hash),
        },
        transaction);

    private static T[] Column<T>(IReadOnlyList<EventRow> rows, Func<EventRow, T> value) => [.. rows.Select(value)];
}
