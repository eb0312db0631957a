using System.Data.Common;
using Npgsql;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Postgres;

namespace SemCovNet.Tests.Unit.EventStore.Contract;

public sealed class PostgresStore : StoreUnderTest
{
    private readonly List<PostgresEventStore> opened = [];
    private PostgresSchema? schema;

    /// <summary>Skips the test where there is no server.</summary>
    public string Connection => (schema ??= PostgresSchema.Create()).Connection;

    public override IEventStore Open()
    {
        var store = new PostgresEventStore(Connection);
        opened.Add(store);
        return store;
    }

    public override DbConnection OpenSql()
    {
        var connection = new NpgsqlConnection(Connection);
        connection.Open();
        return connection;
    }

    public override void Dispose()
    {
        opened.ForEach(store => store.Dispose());
        schema?.Dispose();
    }
}
