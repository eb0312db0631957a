using System.Data.Common;
using Npgsql;
using SemCovNet.EventStore.Postgres;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.Tests.Unit.ReadModels;

/// <summary>Events and read models side by side in one schema.</summary>
internal sealed class PostgresReadModels : ReadModelFixture
{
    private readonly PostgresSchema schema;

    public PostgresReadModels() : this(PostgresSchema.Create())
    {
    }

    private PostgresReadModels(PostgresSchema schema)
        : base(new PostgresEventStore(schema.Connection), new PostgresDatabase(schema.Connection)) => this.schema = schema;

    public override SqlDatabase OpenDatabase() => new PostgresDatabase(schema.Connection);

    public override void Dispose()
    {
        base.Dispose();
        schema.Dispose();
    }

    protected override DbConnection OpenEvents() => new NpgsqlConnection(schema.Connection);
}
