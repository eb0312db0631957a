using Microsoft.Data.Sqlite;
using Npgsql;

namespace SemCovNet.EventStore;

/// <summary>Whether something failed for want of space on a disk, whoever says so: the file system, SQLite or PostgreSQL.</summary>
public static class DiskFull
{
    private const int NoSpaceLeft = 28;
    private const int SqliteFull = 13;

    // SQLite could not make its shared-memory file longer; with the disk in order it never says so.
    private const int SqliteSharedMemorySize = 4874;

    public static bool IsCauseOf(Exception? error) => error switch
    {
        null => false,
        SqliteException { SqliteErrorCode: SqliteFull } or SqliteException { SqliteExtendedErrorCode: SqliteSharedMemorySize } => true,
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => true,
        IOException { HResult: NoSpaceLeft } => true,
        AggregateException several => several.InnerExceptions.Any(IsCauseOf),
        _ => IsCauseOf(error.InnerException),
    };
}
