using System.Collections.Concurrent;

namespace SemCovNet.ReadModels.Leases;

/// <summary>
/// Since when this process has seen each lease unchanged, by its monotonic clock. That is what makes a lease safe among hosts whose clocks
/// differ, and on one whose clock jumps; what it costs is that a process that has just begun watches a dead holder for a whole lease.
/// </summary>
internal sealed class LeaseSightings(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Sighting> seen = [];

    /// <summary>Whether its holder has been silent before our eyes for as long as it may.</summary>
    public bool RanOut(Lease lease) => RanOut(lease, See(lease));

    /// <summary>
    /// Those whose holders seem to be alive. It is what people are shown and what is chosen from, not what is taken by: where one was never seen
    /// before, its holder's own word decides, so that a dead one's work does not look under way to whoever asks once.
    /// </summary>
    /// <param name="all">Every lease whose key begins with the prefix; what was given back is forgotten.</param>
    public IReadOnlyList<Lease> SeemLive(string prefix, IReadOnlyList<Lease> all)
    {
        var there = all.Select(lease => lease.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in seen.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal) && !there.Contains(key)))
            seen.TryRemove(gone, out _);
        return [.. all.Where(SeemsLive)];
    }

    private bool SeemsLive(Lease lease)
    {
        var sighting = See(lease);
        return !sighting.LooksOver && !RanOut(lease, sighting);
    }

    private bool RanOut(Lease lease, Sighting sighting) => clock.GetElapsedTime(sighting.Since) >= lease.Duration;

    private Sighting See(Lease lease) => seen.AddOrUpdate(
        lease.Key,
        _ => new(lease.Owner, lease.Expires, clock.GetTimestamp(), lease.Expires <= clock.GetUtcNow()),
        (_, before) => (before.Owner, before.Mark) == (lease.Owner, lease.Expires) ? before : new(lease.Owner, lease.Expires, clock.GetTimestamp(), false));

    /// <param name="Mark">What its holder wrote last. It is only compared with what he writes next.</param>
    /// <param name="Since">A timestamp of the clock.</param>
    private sealed record Sighting(string Owner, DateTimeOffset Mark, long Since, bool LooksOver);
}
