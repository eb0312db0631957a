using SemCovNet.EventStore;
using SemCovNet.Messaging;
using SemCovNet.ReadModels.Database;
using SemCovNet.ReadModels.Leases;

namespace SemCovNet.ServiceDefaults;

/// <summary>The relay's place among the events, beside the read models; one process at a time holds it.</summary>
internal sealed class SqlRelayCheckpoint(SqlDatabase database, LeaseStore leases, ProcessIdentity identity, TimeProvider clock) : IRelayCheckpoint
{
    private const string Key = "relay";
    private const string Schema = "create table if not exists relay (name text not null primary key, position bigint not null);";

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private long? renewed;

    public async Task<bool> TryHoldAsync(CancellationToken cancellation)
    {
        if (renewed is { } since && clock.GetElapsedTime(since) < Lease / 3)
            return true;
        var now = clock.GetTimestamp();
        var held = await leases.TryAcquireAsync(Key, identity.Name, Lease, cancellation);
        renewed = held ? now : null;
        return held;
    }

    public Task<GlobalPosition> LoadAsync(CancellationToken cancellation) => database.WriteAsync([Key], async transaction =>
    {
        await transaction.ExecuteAsync(Schema);
        return new GlobalPosition(await transaction.FindAsync<long>("select position from relay where name = @Key", new { Key }));
    }, cancellation);

    public Task SaveAsync(GlobalPosition position, CancellationToken cancellation) =>
        database.WriteRowAsync(
            "insert into relay (name, position) values (@Key, @Value) on conflict (name) do update set position = excluded.position",
            new { Key, position.Value }, cancellation);

    public async Task ReleaseAsync(CancellationToken cancellation)
    {
        renewed = null;
        await leases.ReleaseAsync(Key, identity.Name, cancellation);
    }
}
