using Dapper;
using Npgsql;

namespace SemCovNet.Tests;

/// <summary>A schema of its own on the PostgreSQL server for tests, gone afterwards.</summary>
internal sealed class PostgresSchema : IDisposable
{
    private const string Variable = "SEMCOV_TEST_POSTGRES";

    private readonly string server;

    private PostgresSchema(string server)
    {
        this.server = server;
        Connection = new NpgsqlConnectionStringBuilder(server) { SearchPath = Name, ApplicationName = Name, MaxPoolSize = 20 }.ConnectionString;
        Execute($"create schema {Name}");
    }

    /// <summary>Also what its connections call themselves.</summary>
    public string Name { get; } = $"test_{Guid.CreateVersion7():N}";

    public string Connection { get; }

    /// <summary>Skips the test where there is no server.</summary>
    public static PostgresSchema Create()
    {
        var schema = TryCreate();
        SkipWhere(schema is null);
        return schema!;
    }

    /// <summary>Null where there is no server.</summary>
    public static PostgresSchema? TryCreate() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } server ? new(server) : null;

    public static void SkipWhere(bool absent) => Assert.SkipWhen(
        absent, $"{Variable} is not set: it says where a PostgreSQL for tests is, Host=…;Port=…;Username=…;Password=…;Database=…. infra/test.sh starts one.");

    public void Dispose() => Execute($"drop schema {Name} cascade");

    private void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(server);
        connection.Execute(sql);
    }
}
