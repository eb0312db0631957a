using Dapper;
using Npgsql;
using SemCovNet.Tests.Chaos.Driving;

namespace SemCovNet.Tests.Chaos.Stores;

/// <summary>A folder of a small disk in which PostgreSQL, on this machine and with us as its superuser, keeps a schema's tables.</summary>
internal sealed class Tablespace : IDisposable
{
    private readonly PostgresSchema schema;
    private readonly string name;

    private Tablespace(PostgresSchema schema, string name) => (this.schema, this.name) = (schema, name);

    public string Connection => new NpgsqlConnectionStringBuilder(schema.Connection) { Options = $"-c default_tablespace={name}" }.ConnectionString;

    public static Tablespace Create(SmallDisk disk)
    {
        var schema = PostgresSchema.Create();
        using var connection = new NpgsqlConnection(schema.Connection);
        var folder = Directory.CreateDirectory(Path.Combine(disk.Folder, "tables")).FullName;
        // The server may only use a folder that is its own.
        var refusal = Command.TryRun("chown", $"--reference={connection.ExecuteScalar<string>("show data_directory")}", folder);
        Assert.SkipWhen(refusal is not null, $"PostgreSQL cannot be given a folder of ours, which needs root and a server on this machine: {refusal}");
        connection.Execute($"create tablespace {schema.Name} location '{folder}'");
        return new(schema, schema.Name);
    }

    public void Dispose()
    {
        schema.Dispose();
        using var connection = new NpgsqlConnection(schema.Connection);
        connection.Execute($"drop tablespace {name}");
    }
}
