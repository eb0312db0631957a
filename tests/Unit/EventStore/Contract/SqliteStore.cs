using System.Data.Common;
using Microsoft.Data.Sqlite;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Sqlite;

namespace SemCovNet.Tests.Unit.EventStore.Contract;

public sealed class SqliteStore : StoreUnderTest
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("semcov-events-");
    private readonly List<SqliteEventStore> opened = [];

    public string Path => System.IO.Path.Combine(folder.FullName, "events.db");

    public override IEventStore Open()
    {
        var store = new SqliteEventStore(Path);
        opened.Add(store);
        return store;
    }

    public override DbConnection OpenSql()
    {
        _ = Store;
        var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        return connection;
    }

    public void ClosePool() => SqliteConnection.ClearAllPools();

    public override void Dispose()
    {
        opened.ForEach(store => store.Dispose());
        folder.Delete(recursive: true);
    }
}
