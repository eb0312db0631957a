using Microsoft.Data.Sqlite;

namespace SemCovNet.EventStore.Sqlite;

/// <summary>Which errors of SQLite pass by themselves, so that whoever follows the events tries again instead of stopping.</summary>
public static class SqliteErrors
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int InputOutput = 10;
    private const int DiskFull = 13;
    private const int CannotOpen = 14;

    private const int FlushFailed = 1034;
    private const int FolderFlushFailed = 1290;

    /// <summary>The disk answered a flush with an error: what it holds of what was written is not known.</summary>
    public static bool IsUnconfirmed(this SqliteException error) => error.SqliteExtendedErrorCode is FlushFailed or FolderFlushFailed;

    public static bool IsPassing(this SqliteException error) =>
        error.SqliteErrorCode is Busy or Locked or InputOutput or DiskFull or CannotOpen;
}
