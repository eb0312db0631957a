using Dapper;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.ReadModels.Leases;

/// <summary>Who holds what.</summary>
/// <param name="Mark">Another one each time that the holder gives a sign of life.</param>
/// <param name="Duration">For how long its holder may be silent.</param>
/// <param name="Expires">UTC, by the holder's clock, and told to people only: what runs out is decided by <see cref="LeaseSightings"/>.</param>
public sealed record Lease(string Key, string Owner, string Mark, TimeSpan Duration, DateTimeOffset Expires);

/// <summary>
/// One holder at a time for a piece of work, over all processes: each change is one transaction. A lease keeps two from starting
/// the same work; it cannot stop a holder that slept past its end, so what that one writes is fenced by its attempt number.
/// Whoever wants a lease must have seen its holder silent for as long as the lease lasts: no two clocks are ever compared.
/// </summary>
public sealed class LeaseStore(SqlDatabase database, TimeProvider clock)
{
    private const string Table = "held_lease";
    private const string Select = "select key as Key, owner as Owner, mark as Mark, duration as Duration, expires as Expires from held_lease";

    private const string Schema =
        "create table if not exists held_lease (key text not null primary key, owner text not null, mark text not null, duration bigint not null, expires text not null);";

    private readonly LeaseSightings sightings = new(clock);

    /// <summary>Takes the lease if it is free, has run out before the eyes of this process, or is the owner's already, and then prolongs it.</summary>
    /// <returns>False where another owner holds it.</returns>
    public Task<bool> TryAcquireAsync(string key, string owner, TimeSpan duration, CancellationToken cancellation = default) => database.WriteAsync(Table, async transaction =>
    {
        await transaction.ExecuteAsync(Schema);
        var found = await transaction.FindAsync<Row>($"{Select} where key = @key", new { key });
        if (found is not null && found.Owner != owner && !sightings.RanOut(found.Lease))
            return false;
        await transaction.ExecuteAsync(
            """
            insert into held_lease (key, owner, mark, duration, expires) values (@Key, @Owner, @Mark, @Duration, @Expires)
            on conflict (key) do update set owner = excluded.owner, mark = excluded.mark, duration = excluded.duration, expires = excluded.expires
            """,
            SignOfLife(key, owner, duration));
        return true;
    }, cancellation);

    /// <summary>Prolongs a lease, from now.</summary>
    /// <returns>False where the owner no longer has it: it ran out and another took it, or it was released. The work must stop.</returns>
    public async Task<bool> RenewAsync(string key, string owner, TimeSpan duration, CancellationToken cancellation = default) => await ExecuteAsync(
        "update held_lease set mark = @Mark, duration = @Duration, expires = @Expires where key = @Key and owner = @Owner", SignOfLife(key, owner, duration), cancellation) == 1;

    /// <summary>Gives the lease back; nothing happens where the owner does not have it.</summary>
    public Task ReleaseAsync(string key, string owner, CancellationToken cancellation = default) =>
        ExecuteAsync("delete from held_lease where key = @key and owner = @owner", new { key, owner }, cancellation);

    /// <summary>Gives back all leases of an owner that ends.</summary>
    public Task ReleaseAllAsync(string owner, CancellationToken cancellation = default) =>
        ExecuteAsync("delete from held_lease where owner = @owner", new { owner }, cancellation);

    /// <summary>The lease as it stands, run out or not; null where nobody has it.</summary>
    public Task<Lease?> FindAsync(string key, CancellationToken cancellation = default) => database.WriteAsync(Table, async transaction =>
    {
        await transaction.ExecuteAsync(Schema);
        return (await transaction.FindAsync<Row>($"{Select} where key = @key", new { key }))?.Lease;
    }, cancellation);

    /// <summary>The leases whose holders seem to be alive.</summary>
    /// <param name="prefix">What their keys begin with.</param>
    public Task<IReadOnlyList<Lease>> LiveAsync(string prefix, CancellationToken cancellation = default) => database.WriteAsync<IReadOnlyList<Lease>>(Table, async transaction =>
    {
        await transaction.ExecuteAsync(Schema);
        var rows = await transaction.Connection!.QueryAsync<Row>(
            $@"{Select} where key like @Prefix escape '\' order by key", new { Prefix = LikePattern.Beginning(prefix) }, transaction);
        return sightings.SeemLive(prefix, [.. rows.Select(row => row.Lease)]);
    }, cancellation);

    private Task<int> ExecuteAsync(string sql, object parameters, CancellationToken cancellation) => database.WriteAsync(Table, async transaction =>
    {
        await transaction.ExecuteAsync(Schema);
        return await transaction.ExecuteAsync(sql, parameters);
    }, cancellation);

    private Row SignOfLife(string key, string owner, TimeSpan duration) =>
        new(key, owner, $"{Guid.CreateVersion7():N}", (long)duration.TotalMilliseconds, UtcText.Of(clock.GetUtcNow() + duration));

    private sealed record Row(string Key, string Owner, string Mark, long Duration, string Expires)
    {
        public Lease Lease => new(Key, Owner, Mark, TimeSpan.FromMilliseconds(Duration), UtcText.Parse(Expires));
    }
}
