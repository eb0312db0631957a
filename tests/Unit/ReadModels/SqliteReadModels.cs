using System.Data.Common;
using Microsoft.Data.Sqlite;
using SemCovNet.EventStore.Sqlite;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.Tests.Unit.ReadModels;

internal sealed class SqliteReadModels : ReadModelFixture
{
    private readonly TemporaryFolder folder;

    public SqliteReadModels() : this(new())
    {
    }

    private SqliteReadModels(TemporaryFolder folder)
        : base(new SqliteEventStore(folder["events.db"]), new SqliteDatabase(folder["read-models.db"])) => this.folder = folder;

    public override SqlDatabase OpenDatabase() => new SqliteDatabase(folder["read-models.db"]);

    public override void Dispose()
    {
        base.Dispose();
        folder.Dispose();
    }

    protected override DbConnection OpenEvents() => new SqliteConnection($"Data Source={folder["events.db"]};Pooling=False");
}
