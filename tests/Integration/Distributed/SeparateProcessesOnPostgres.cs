using SemCovNet.Tests.Integration.Running;

namespace SemCovNet.Tests.Integration.Distributed;

/// <summary>The same processes, with events and read models in PostgreSQL; nothing but artifacts lies in the home folder.</summary>
public sealed class SeparateProcessesOnPostgres : SeparateProcesses
{
    private readonly PostgresSchema? schema;

    public SeparateProcessesOnPostgres() : this(PostgresSchema.TryCreate())
    {
    }

    private SeparateProcessesOnPostgres(PostgresSchema? schema) : base(Settings(schema)) => this.schema = schema;

    public override Home Home
    {
        get
        {
            PostgresSchema.SkipWhere(schema is null);
            return base.Home;
        }
    }

    public override ValueTask InitializeAsync() => schema is null ? ValueTask.CompletedTask : base.InitializeAsync();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        schema?.Dispose();
    }

    private static Dictionary<string, string> Settings(PostgresSchema? schema) => new()
    {
        ["SEMCOV__EVENTSTORE__BACKEND"] = "postgres",
        ["SEMCOV__EVENTSTORE__CONNECTION"] = schema?.Connection ?? "",
        ["SEMCOV__READMODELS__BACKEND"] = "postgres",
        ["SEMCOV__READMODELS__CONNECTION"] = schema?.Connection ?? "",
    };
}
