using System.Data.Common;
using Npgsql;

namespace SemCovNet.EventStore.Postgres;

/// <summary>Which errors of PostgreSQL pass by themselves, so that whoever follows the events tries again instead of stopping.</summary>
public static class PostgresErrors
{
    private const string SilentTransaction = "25P03";

    /// <summary>A lost connection, a full disk, a server that stops or is still starting, a lock that was not to be had, a transaction that was silent for too long.</summary>
    public static bool IsPassing(DbException error) => error is NpgsqlException passing && (passing.IsTransient || passing.SqlState is
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
        or SilentTransaction);

    /// <summary>The server lets this user not in, or not do what is asked, or has no such database: its settings, or ours, must change.</summary>
    public static bool IsRefusal(DbException error) => error is PostgresException { SqlState: var state } && (state is
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InvalidCatalogName
        or PostgresErrorCodes.InvalidSchemaName or PostgresErrorCodes.InsufficientPrivilege);
}
