using System.Data.Common;
using Dapper;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.ReadModels.Projections;

/// <summary>How far a projection has come; kept in the database of its tables and moved in the transaction that changes them.</summary>
internal sealed record Checkpoint(string Name, long Version, long Position, string UpdatedAt, string? Fault)
{
    public const string Schema = """
        create table if not exists projection (
            name text not null primary key,
            version bigint not null,
            position bigint not null,
            updated_at text not null,
            fault text
        );
        """;

    private const string Select = "select name as Name, version as Version, position as Position, updated_at as UpdatedAt, fault as Fault from projection";

    /// <summary>Those whose names are in the parameter <c>@names</c>, by name.</summary>
    public static string SelectAmong(SqlDatabase database) => $"{Select} where {database.IsAmong("name", "@names")} order by name";

    public static async Task<IReadOnlyList<Checkpoint>> FindAsync(DbTransaction transaction, SqlDatabase database, IReadOnlyList<string> names) =>
        [.. await transaction.Connection!.QueryAsync<Checkpoint>(SelectAmong(database), new { names }, transaction)];

    public static Task<Checkpoint?> FindAsync(DbTransaction transaction, string name) =>
        transaction.FindAsync<Checkpoint>($"{Select} where name = @name", new { name });

    /// <summary>Sets one before the first event, where tables of its version begin.</summary>
    public static Task BeginAsync(DbTransaction transaction, IProjection projection, DateTimeOffset now) =>
        transaction.ExecuteAsync(
            """
            insert into projection (name, version, position, updated_at, fault) values (@Name, @Version, 0, @Now, null)
            on conflict (name) do update set version = excluded.version, position = excluded.position, updated_at = excluded.updated_at, fault = null
            """,
            new { projection.Name, projection.Version, Now = UtcText.Of(now) });

    /// <summary>Moves those that are there.</summary>
    public static Task MoveAsync(DbTransaction transaction, SqlDatabase database, IEnumerable<string> names, GlobalPosition position, DateTimeOffset now) =>
        transaction.ExecuteAsync(
            $"update projection set position = @Position, updated_at = @Now, fault = null where {database.IsAmong("name", "@Names")}",
            new { Names = names.ToArray(), Position = position.Value, Now = UtcText.Of(now) });
}
