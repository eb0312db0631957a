using Dapper;
using Microsoft.Data.Sqlite;

namespace SemCovNet.EventStore.Sqlite;

/// <summary>When a commit is safe: after every one even if the power fails, or only if the process dies.</summary>
public enum SqliteDurability
{
    /// <summary>synchronous=FULL: a commit is on the disk before it is acknowledged.</summary>
    PowerLoss,

    /// <summary>synchronous=NORMAL: a power cut may undo the newest commits, whole and in order. For what can be rebuilt.</summary>
    ProcessCrash,
}

/// <summary>One SQLite file that several threads and processes share, and how each connection to it is set up.</summary>
public sealed class SqliteFile : IDisposable
{
    // The driver's own defaults are a rollback journal and no waiting for a lock that another process holds.
    private const int BusyTimeoutMilliseconds = 30_000;

    // What is scanned is then read without a call of the system for each of its pages, a third of a scan's time. A disk that fails under a mapped page ends
    // the process instead of the query, so it is for files that can be rebuilt.
    private const long MappedBytes = 1L << 30;

    private readonly string connectionString;
    private readonly string setUp;

    /// <param name="connection">A path, or a connection string with <c>Data Source=</c>. Missing directories are created.</param>
    /// <exception cref="ArgumentException">It names no file, or a database in memory, which no second connection would see.</exception>
    public SqliteFile(string connection, SqliteDurability durability = SqliteDurability.PowerLoss)
    {
        var builder = Parse(connection);
        Path = System.IO.Path.GetFullPath(builder.DataSource);
        builder.DataSource = Path;
        connectionString = builder.ConnectionString;
        setUp = $"pragma busy_timeout={BusyTimeoutMilliseconds}; "
            + (durability is SqliteDurability.PowerLoss ? "pragma synchronous=full" : $"pragma synchronous=normal; pragma mmap_size={MappedBytes}");
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
    }

    public string Path { get; }

    /// <summary>Which file a path or connection string names; nothing is created.</summary>
    /// <exception cref="ArgumentException">It names none, or a database in memory.</exception>
    public static string PathOf(string connection) => System.IO.Path.GetFullPath(Parse(connection).DataSource);

    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            connection.Execute(setUp);
            return connection;
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Makes the file a write-ahead-logged one (a lasting property of the file) and creates what the schema says and it lacks.</summary>
    public void Create(string schema)
    {
        using var connection = Open();
        connection.Execute("pragma journal_mode=wal");
        using var transaction = connection.BeginTransaction(deferred: false);
        connection.Execute(schema, transaction: transaction);
        transaction.Commit();
    }

    public void Dispose()
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private static SqliteConnectionStringBuilder Parse(string connection)
    {
        var builder = connection.Contains("Data Source", StringComparison.OrdinalIgnoreCase)
            ? new SqliteConnectionStringBuilder(connection)
            : new SqliteConnectionStringBuilder { DataSource = connection };
        if (builder.DataSource.Length == 0 || builder.DataSource == ":memory:" || builder.Mode == SqliteOpenMode.Memory)
            throw new ArgumentException($"\"{connection}\" names no SQLite file: give a path, or Data Source=PATH.", nameof(connection));
        return builder;
    }
}
