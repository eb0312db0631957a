using System.Data.Common;
using Dapper;
using Npgsql;

namespace SemCovNet.EventStore.Postgres;

/// <summary>One PostgreSQL database, or one schema of it (<c>Search Path=</c>), and how writers of one kind take turns in it.</summary>
public sealed class PostgresServer : IDisposable
{
    /// <summary>Between two statements of one transaction; there the longest computation takes a second or two.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(20);

    private readonly string connection;

    /// <param name="connection">A connection string, <c>Host=…;Database=…;Username=…;Password=…</c>.</param>
    /// <exception cref="ArgumentException">It is none, or names no host.</exception>
    public PostgresServer(string connection)
    {
        if (Problem(connection) is { } problem)
            throw new ArgumentException(problem, nameof(connection));
        this.connection = connection;
        Source = NpgsqlDataSource.Create(connection);
    }

    /// <summary>Opens no connection until it is asked for one.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>What is wrong with a connection string, in words that do not repeat its password; null when nothing is.</summary>
    public static string? Problem(string connection)
    {
        const string advice = "give Host=…;Port=5432;Database=…;Username=…;Password=….";
        try
        {
            return new NpgsqlConnectionStringBuilder(connection).Host is { Length: > 0 } ? null : $"The connection string names no host: {advice}";
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            return $"The connection string is not one of PostgreSQL's ({error.Message.TrimEnd('.')}): {advice}";
        }
    }

    public async Task<DbConnection> OpenAsync(CancellationToken cancellation) => await Source.OpenConnectionAsync(cancellation);

    /// <summary>
    /// A transaction that excludes every other of the same purpose in the same schema, of any process, until it ends. It sees what those
    /// before it committed: at the isolation level "read committed" every statement looks anew, and the first comes after the wait.
    /// Where its process falls silent in the middle of it (frozen, or cut off), the server ends it after <see cref="LongestSilence"/>: all others wait for it.
    /// </summary>
    /// <param name="purpose">A constant word.</param>
    /// <param name="silence">Null for <see cref="LongestSilence"/>.</param>
    /// <param name="within">A wider purpose: the transaction excludes those that have it as their own, and no other that is within it too.</param>
    public static async Task<DbTransaction> BeginExclusiveAsync(
        DbConnection connection, string purpose, CancellationToken cancellation, TimeSpan? silence = null, string? within = null)
    {
        // The wider lock comes first, so that nobody holds the narrow one while he waits for it.
        var wider = within is null ? "" : "pg_advisory_xact_lock_shared(hashtextextended(@within || ' ' || current_schema(), 0)),";
        var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.ReadCommitted, cancellation);
        try
        {
            await connection.ExecuteAsync(new CommandDefinition(
                $"""
                select set_config('idle_in_transaction_session_timeout', @Silence, true), {wider}
                    pg_advisory_xact_lock(hashtextextended(@purpose || ' ' || current_schema(), 0))
                """,
                new { purpose, within, Silence = $"{(silence ?? LongestSilence).TotalMilliseconds:0}" }, transaction, cancellationToken: cancellation));
            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }

    public override string ToString()
    {
        var parts = new NpgsqlConnectionStringBuilder(connection);
        return $"{parts.Host}:{parts.Port}/{parts.Database}";
    }

    public void Dispose() => Source.Dispose();
}
