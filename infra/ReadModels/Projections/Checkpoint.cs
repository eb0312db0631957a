using System.Data.Common;
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

    public const string Select = "select name as Name, version as Version, position as Position, updated_at as UpdatedAt, fault as Fault from projection";

    public static Task<Checkpoint?> FindAsync(DbTransaction transaction, string name) =>
        transaction.FindAsync<Checkpoint>($"{Select} where name = @name", new { name });

    public static Task MoveAsync(DbTransaction transaction, IProjection projection, GlobalPosition position, DateTimeOffset now) =>
        transaction.ExecuteAsync(
            """
            insert into projection (name, version, position, updated_at, fault) values (@Name, @Version, @Position, @Now, null)
            on conflict (name) do update set version = excluded.version, position = excluded.position, updated_at = excluded.updated_at, fault = null
            """,
            new { projection.Name, projection.Version, Position = position.Value, Now = UtcText.Of(now) });
}
