using SemCovNet.EventStore;
using SemCovNet.EventStore.Postgres;
using SemCovNet.EventStore.Sql;
using SemCovNet.EventStore.Sqlite;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.Tests.Chaos.Stores;

/// <summary>Where events and read models are, so that any process can open them.</summary>
/// <param name="Backend">As in <see cref="EventStoreOptions"/>: sqlite or postgres.</param>
internal sealed record StoreAddress(string Backend, string Events, string ReadModels)
{
    public bool OnPostgres => Backend == EventStoreOptions.Postgres;

    public SqlEventStore OpenEvents() => OnPostgres ? new PostgresEventStore(Events) : new SqliteEventStore(Events);

    public SqlDatabase OpenReadModels() => OnPostgres ? new PostgresDatabase(ReadModels) : new SqliteDatabase(ReadModels);

    /// <summary>As a subject is told.</summary>
    public IEnumerable<string> ToArguments() => ["--backend", Backend, "--events", Events, "--read-models", ReadModels];
}
