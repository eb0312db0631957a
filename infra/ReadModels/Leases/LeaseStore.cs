using System.Data.Common;
using Dapper;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.ReadModels.Leases;

/// <summary>Who holds what.</summary>
/// <param name="Expires">
/// UTC, by the holder's clock: another time with each sign of life. What runs out is decided by <see cref="LeaseSightings"/>, which compares it with nothing.
/// </param>
/// <param name="Duration">For how long its holder may be silent.</param>
public sealed record Lease(string Key, string Owner, DateTimeOffset Expires, TimeSpan Duration);

/// <summary>
/// One holder at a time for a piece of work, over all processes: each change is one transaction. A lease keeps two from starting
/// the same work; it cannot stop a holder that slept past its end, so what that one writes is fenced by its attempt number.
/// Whoever wants a lease must have seen its holder silent for as long as the lease lasts: no two clocks are ever compared.
/// </summary>
public sealed class LeaseStore(SqlDatabase database, TimeProvider clock)
{
    private const string Table = "lease";
    private const string Schema = "create table if not exists lease (key text not null primary key, owner text not null, expires text not null);";
    private const string Select = "select key as Key, owner as Owner, expires as Expires, duration as Duration from lease";

    private readonly LeaseSightings sightings = new(clock);
    private volatile bool prepared;

    /// <summary>Takes the lease if it is free, has run out before the eyes of this process, or is the owner's already, and then prolongs it.</summary>
    /// <returns>False where another owner holds it.</returns>
    public Task<bool> TryAcquireAsync(string key, string owner, TimeSpan duration, CancellationToken cancellation = default) => WriteAsync(async transaction =>
    {
        var found = await transaction.FindAsync<Row>($"{Select} where key = @key", new { key });
        if (found is not null && found.Owner != owner && !sightings.RanOut(found.Lease))
            return false;
        await transaction.ExecuteAsync(
            """
            insert into lease (key, owner, expires, duration) values (@Key, @Owner, @Expires, @Duration)
            on conflict (key) do update set owner = excluded.owner, expires = excluded.expires, duration = excluded.duration
            """,
            SignOfLife(key, owner, duration));
        return true;
    }, cancellation);

    /// <summary>Prolongs a lease, from now.</summary>
    /// <returns>False where the owner no longer has it: it ran out and another took it, or it was released. The work must stop.</returns>
    public async Task<bool> RenewAsync(string key, string owner, TimeSpan duration, CancellationToken cancellation = default) => await ExecuteAsync(
        "update lease set expires = @Expires, duration = @Duration where key = @Key and owner = @Owner", SignOfLife(key, owner, duration), cancellation) == 1;

    /// <summary>Gives the lease back; nothing happens where the owner does not have it.</summary>
    public Task ReleaseAsync(string key, string owner, CancellationToken cancellation = default) =>
        ExecuteAsync("delete from lease where key = @key and owner = @owner", new { key, owner }, cancellation);

    /// <summary>Gives back all leases of an owner that ends.</summary>
    public Task ReleaseAllAsync(string owner, CancellationToken cancellation = default) =>
        ExecuteAsync("delete from lease where owner = @owner", new { owner }, cancellation);

    /// <summary>The lease as it stands, run out or not; null where nobody has it.</summary>
    public Task<Lease?> FindAsync(string key, CancellationToken cancellation = default) =>
        WriteAsync(async transaction => (await transaction.FindAsync<Row>($"{Select} where key = @key", new { key }))?.Lease, cancellation);

    /// <summary>The leases whose holders seem to be alive.</summary>
    /// <param name="prefix">What their keys begin with.</param>
    public Task<IReadOnlyList<Lease>> LiveAsync(string prefix, CancellationToken cancellation = default) => WriteAsync(async transaction =>
    {
        var rows = await transaction.Connection!.QueryAsync<Row>(
            $@"{Select} where key like @Prefix escape '\' order by key", new { Prefix = LikePattern.Beginning(prefix) }, transaction);
        return sightings.SeemLive(prefix, [.. rows.Select(row => row.Lease)]);
    }, cancellation);

    private Task<int> ExecuteAsync(string sql, object parameters, CancellationToken cancellation) =>
        WriteAsync(transaction => transaction.ExecuteAsync(sql, parameters), cancellation);

    private async Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellation)
    {
        var result = await database.WriteAsync([Table], async transaction =>
        {
            if (!prepared)
                await PrepareAsync(transaction);
            return await work(transaction);
        }, cancellation);
        prepared = true;
        return result;
    }

    // The table is no projection's, and cannot be folded anew. Processes of a build that knew no durations go on beside this one and write none.
    private static async Task PrepareAsync(DbTransaction transaction)
    {
        await transaction.ExecuteAsync(Schema);
        if (!await transaction.HasColumnAsync(Table, "duration"))
            await transaction.ExecuteAsync("alter table lease add column duration bigint");
    }

    private Row SignOfLife(string key, string owner, TimeSpan duration) => new(key, owner, UtcText.Of(clock.GetUtcNow() + duration), (long)duration.TotalMilliseconds);

    /// <param name="Duration">In milliseconds; null where its holder did not say.</param>
    private sealed record Row(string Key, string Owner, string Expires, long? Duration)
    {
        private const long Usual = 30_000;

        public Lease Lease => new(Key, Owner, UtcText.Parse(Expires), TimeSpan.FromMilliseconds(Duration ?? Usual));
    }
}
