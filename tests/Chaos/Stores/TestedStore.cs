using SemCovNet.EventStore;
using SemCovNet.EventStore.Sql;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.Tests.Chaos.Stores;

/// <summary>Stores of one backend, for one script, gone afterwards.</summary>
internal sealed class TestedStore : IDisposable
{
    private readonly Action remove;

    private TestedStore(StoreAddress address, Action remove)
    {
        (Address, this.remove) = (address, remove);
        Events = address.OpenEvents();
        ReadModels = address.OpenReadModels();
    }

    public StoreAddress Address { get; }

    public SqlEventStore Events { get; }

    public SqlDatabase ReadModels { get; }

    public static IReadOnlyList<string> Backends { get; } = [EventStoreOptions.Sqlite, EventStoreOptions.Postgres];

    /// <summary>Skips the test where the backend has no server.</summary>
    public static TestedStore Create(string backend) => backend == EventStoreOptions.Postgres ? OnPostgres() : OnSqlite();

    public static TestedStore OnSqlite()
    {
        var folder = Directory.CreateTempSubdirectory("semcov-chaos-").FullName;
        return In(folder, () => Directory.Delete(folder, recursive: true));
    }

    /// <summary>SQLite files in a folder that is somebody else's to remove.</summary>
    public static TestedStore In(string folder, Action? remove = null) =>
        new(new(EventStoreOptions.Sqlite, Path.Combine(folder, "events.db"), Path.Combine(folder, "read-models.db")), remove ?? (() => { }));

    /// <summary>On a disk that can be filled.</summary>
    public static TestedStore On(SmallDisk disk, string backend)
    {
        if (backend != EventStoreOptions.Postgres)
            return In(disk.Folder);
        var space = Tablespace.Create(disk);
        return new(new(backend, space.Connection, space.Connection), space.Dispose);
    }

    public void Dispose()
    {
        Events.Dispose();
        ReadModels.Dispose();
        remove();
    }

    private static TestedStore OnPostgres()
    {
        var schema = PostgresSchema.Create();
        return new(new(EventStoreOptions.Postgres, schema.Connection, schema.Connection), schema.Dispose);
    }
}
