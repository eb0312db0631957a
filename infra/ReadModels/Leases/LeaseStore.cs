using Dapper;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.ReadModels.Leases;

/// <summary>Who holds what, and until when.</summary>
/// <param name="Expires">UTC; from then on anybody may take it.</param>
public sealed record Lease(string Key, string Owner, DateTimeOffset Expires);

/// <summary>
/// One holder at a time for a piece of work, over all processes: each change is one statement. A lease keeps two from starting
/// the same work; it cannot stop a holder that slept past its end, so what that one writes is fenced by its attempt number.
/// Expiry goes by the clock of whoever asks: all hosts need one time, to within the shortest lease.
/// </summary>
public sealed class LeaseStore(SqlDatabase database, TimeProvider clock)
{
    private const string Table = "lease";
    private const string Schema = "create table if not exists lease (key text not null primary key, owner text not null, expires text not null);";

    /// <summary>Takes the lease if it is free, has expired, or is the owner's already, and then prolongs it.</summary>
    /// <returns>False where another owner holds it.</returns>
    public async Task<bool> TryAcquireAsync(string key, string owner, TimeSpan duration, CancellationToken cancellation = default) =>
        await ExecuteAsync(
            """
            insert into lease (key, owner, expires) values (@key, @owner, @Until)
            on conflict (key) do update set owner = excluded.owner, expires = excluded.expires
            where lease.owner = excluded.owner or lease.expires <= @Now
            """,
            new { key, owner, Until = After(duration), Now = After(TimeSpan.Zero) }, cancellation) == 1;

    /// <summary>Prolongs a lease, from now.</summary>
    /// <returns>False where the owner no longer has it: it expired and another took it, or it was released. The work must stop.</returns>
    public async Task<bool> RenewAsync(string key, string owner, TimeSpan duration, CancellationToken cancellation = default) =>
        await ExecuteAsync(
            "update lease set expires = @Until where key = @key and owner = @owner", new { key, owner, Until = After(duration) }, cancellation) == 1;

    /// <summary>Gives the lease back; nothing happens where the owner does not have it.</summary>
    public Task ReleaseAsync(string key, string owner, CancellationToken cancellation = default) =>
        ExecuteAsync("delete from lease where key = @key and owner = @owner", new { key, owner }, cancellation);

    /// <summary>Gives back all leases of an owner that ends.</summary>
    public Task ReleaseAllAsync(string owner, CancellationToken cancellation = default) =>
        ExecuteAsync("delete from lease where owner = @owner", new { owner }, cancellation);

    /// <summary>The lease as it stands, expired or not; null where nobody has it.</summary>
    public Task<Lease?> FindAsync(string key, CancellationToken cancellation = default) => database.WriteAsync(Table, async transaction =>
    {
        await transaction.ExecuteAsync(Schema);
        var row = await transaction.FindAsync<Row>("select key as Key, owner as Owner, expires as Expires from lease where key = @key", new { key });
        return row is null ? null : new Lease(row.Key, row.Owner, UtcText.Parse(row.Expires));
    }, cancellation);

    /// <summary>The leases that somebody holds now.</summary>
    /// <param name="prefix">What their keys begin with.</param>
    public Task<IReadOnlyList<Lease>> LiveAsync(string prefix, CancellationToken cancellation = default) => database.WriteAsync<IReadOnlyList<Lease>>(Table, async transaction =>
    {
        await transaction.ExecuteAsync(Schema);
        var rows = await transaction.Connection!.QueryAsync<Row>(
            @"select key as Key, owner as Owner, expires as Expires from lease where expires > @Now and key like @Prefix escape '\' order by key",
            new { Now = After(TimeSpan.Zero), Prefix = LikePattern.Beginning(prefix) }, transaction);
        return [.. rows.Select(row => new Lease(row.Key, row.Owner, UtcText.Parse(row.Expires)))];
    }, cancellation);

    private Task<int> ExecuteAsync(string sql, object parameters, CancellationToken cancellation) => database.WriteAsync(Table, async transaction =>
    {
        await transaction.ExecuteAsync(Schema);
        return await transaction.ExecuteAsync(sql, parameters);
    }, cancellation);

    private string After(TimeSpan duration) => UtcText.Of(clock.GetUtcNow() + duration);

    private sealed record Row(string Key, string Owner, string Expires);
}
