using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SemCovNet.EventStore.Sql;

namespace SemCovNet.EventStore.Postgres;

/// <summary>
/// All events in one PostgreSQL database, for processes on any number of machines. Appends take turns by an advisory lock that each
/// transaction holds to its end, so that positions become visible in their order and a follower misses none.
/// </summary>
public sealed class PostgresEventStore : SqlEventStore
{
    private const string Purpose = "semcov events";

    // New events are announced; this is for when the connection that hears of them was lost.
    private static readonly TimeSpan DefaultLookInterval = TimeSpan.FromSeconds(1);

    private readonly PostgresServer server;
    private readonly PostgresListener listener;
    private readonly SemaphoreSlim creating = new(1);
    private bool created;

    /// <param name="connection">A connection string; the tables are created on first use where they are missing.</param>
    /// <param name="lookInterval">How late a follower may learn of an append that was not announced to it; 1 s if null.</param>
    public PostgresEventStore(string connection, ILogger<PostgresEventStore>? logger = null, TimeSpan? lookInterval = null)
        : base(PostgresEventTable.Select, lookInterval ?? DefaultLookInterval, logger ?? NullLogger<PostgresEventStore>.Instance)
    {
        // The columns of events never change.
        server = new(connection, prepare: true);
        listener = new(OpenAsync, Appended.Raise, logger ?? NullLogger<PostgresEventStore>.Instance);
    }

    public override Task<GlobalPosition> LastAssignedAsync(CancellationToken cancellation = default) =>
        PositionAsync("select last_position from event_numbering", cancellation);

    public override void Dispose()
    {
        listener.Dispose();
        base.Dispose();
        creating.Dispose();
        server.Dispose();
    }

    private protected override async Task<DbConnection> OpenAsync(CancellationToken cancellation)
    {
        if (!Volatile.Read(ref created))
            await CreateAsync(cancellation);
        return await server.OpenAsync(cancellation);
    }

    private protected override Task<DbTransaction> BeginAppendAsync(DbConnection connection, CancellationToken cancellation) =>
        PostgresServer.BeginExclusiveAsync(connection, Purpose, cancellation);

    private protected override string RewriteLastPosition => "update event_numbering set last_position = last_position";

    private protected override AppendTransaction Append(DbConnection connection, DbTransaction transaction) => new PostgresAppend(connection, transaction);

    private protected override ReadOnlySpan<byte> Bytes(DbDataReader row, int field) => row.GetFieldValue<byte[]>(field);

    private protected override bool IsPassing(DbException error) => PostgresErrors.IsPassing(error);

    private protected override void Listen() => listener.Start();

    // Not in the constructor: the server may come up after this process, and whoever asks then is told so.
    private async Task CreateAsync(CancellationToken cancellation)
    {
        await creating.WaitAsync(cancellation);
        try
        {
            if (created)
                return;
            await using var connection = await server.OpenAsync(cancellation);
            await using var transaction = await PostgresServer.BeginExclusiveAsync(connection, Purpose, cancellation);
            await connection.ExecuteAsync(new CommandDefinition(PostgresEventTable.Schema, transaction: transaction, cancellationToken: cancellation));
            await transaction.CommitAsync(cancellation);
            Volatile.Write(ref created, true);
        }
        finally
        {
            creating.Release();
        }
    }
}
