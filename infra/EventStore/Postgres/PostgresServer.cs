using System.Data.Common;
using Dapper;
using Npgsql;

namespace SemCovNet.EventStore.Postgres;

/// <summary>One PostgreSQL database, or one schema of it (<c>Search Path=</c>), and how writers of one kind take turns in it.</summary>
public sealed class PostgresServer : IDisposable
{
    /// <summary>Between two statements of one transaction; there the longest computation takes a second or two.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(20);

    private const int MostPrepared = 20;

    private readonly string connection;

    /// <param name="connection">A connection string, <c>Host=…;Database=…;Username=…;Password=…</c>.</param>
    /// <param name="prepare">Whether each connection keeps what it is asked often prepared. A prepared question fails once the columns that it asks for are others.</param>
    /// <exception cref="ArgumentException">It is none, or names no host.</exception>
    public PostgresServer(string connection, bool prepare = false)
    {
        if (Problem(connection) is { } problem)
            throw new ArgumentException(problem, nameof(connection));
        this.connection = connection;
        var source = new NpgsqlConnectionStringBuilder(connection);
        if (prepare)
            source.MaxAutoPrepare = Math.Max(source.MaxAutoPrepare, MostPrepared);
        Source = NpgsqlDataSource.Create(source);
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
    public static Task<DbTransaction> BeginExclusiveAsync(
        DbConnection connection, string purpose, CancellationToken cancellation, TimeSpan? silence = null) =>
        BeginAsync(connection, Lock("@Purpose"), new { Purpose = purpose, Silence = Milliseconds(silence) }, cancellation);

    /// <summary>The same for several purposes within a wider one: it excludes those that have the wider one, or one of these, as their own, and no other that is within it too.</summary>
    public static Task<DbTransaction> BeginExclusiveWithinAsync(
        DbConnection connection, string within, IEnumerable<string> purposes, CancellationToken cancellation)
    {
        // All take their locks in one order, the wider one first, so that nobody holds one while he waits for another whose holder waits for him.
        string[] ordered = [.. purposes.Order(StringComparer.Ordinal)];
        var locks = Enumerable.Range(1, ordered.Length).Select(place => Lock($"(@Purposes)[{place}]"));
        return BeginAsync(
            connection, string.Join(", ", [Lock("@Within", "_shared"), .. locks]),
            new { Within = within, Purposes = ordered, Silence = Milliseconds(null) }, cancellation);
    }

    public override string ToString()
    {
        var parts = new NpgsqlConnectionStringBuilder(connection);
        return $"{parts.Host}:{parts.Port}/{parts.Database}";
    }

    public void Dispose() => Source.Dispose();

    private static string Lock(string purpose, string kind = "") => $"pg_advisory_xact_lock{kind}(hashtextextended({purpose} || ' ' || current_schema(), 0))";

    private static string Milliseconds(TimeSpan? silence) => $"{(silence ?? LongestSilence).TotalMilliseconds:0}";

    private static async Task<DbTransaction> BeginAsync(DbConnection connection, string locks, object parameters, CancellationToken cancellation)
    {
        var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.ReadCommitted, cancellation);
        try
        {
            await connection.ExecuteAsync(new CommandDefinition(
                $"select set_config('idle_in_transaction_session_timeout', @Silence, true), {locks}", parameters, transaction, cancellationToken: cancellation));
            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }
}
