using System.Data.Common;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Database;
using SemCovNet.ReadModels.Projections;

namespace SemCovNet.Tests.Chaos.Stores;

/// <summary>How many events each stream holds: unlike rows that are written over, a number shows each event skipped or applied twice.</summary>
internal sealed class CountingProjection : IProjection
{
    public string Name => "counting";

    public int Version => 1;

    public IReadOnlyList<string> Tables => ["counted"];

    public string Schema => "create table if not exists counted (stream text not null primary key, number bigint not null);";

    public Task ApplyAsync(DbTransaction transaction, RecordedEvent recorded) => transaction.ExecuteAsync(
        "insert into counted (stream, number) values (@Stream, 1) on conflict (stream) do update set number = counted.number + 1", new { recorded.Stream });
}
