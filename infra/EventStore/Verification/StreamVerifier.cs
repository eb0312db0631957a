using System.Data.Common;
using SemCovNet.EventStore.Checkpoints;
using SemCovNet.EventStore.Postgres;

namespace SemCovNet.EventStore.Verification;

/// <summary>
/// Walks all events in global order and names the first that does not fit: a changed one by its hash, a removed one by the version that is missing,
/// the newest by the positions that were given (where the store numbers without gaps, <see cref="IGapFreePositions"/>). Who can write the database can
/// write chains anew and positions too, so everything is also held against the signed checkpoints, which lie elsewhere.
/// </summary>
/// <param name="checkpoints">Null where there are none to look at.</param>
public sealed class StreamVerifier(IEventStore store, TimeProvider clock, CheckpointFolder? checkpoints = null)
{
    private const int PagesAhead = 2;

    /// <param name="progress">Told the number of events checked, now and then.</param>
    /// <param name="trusted">Whose checkpoints are believed, instead of the keys in the folder.</param>
    /// <exception cref="UnusableKeyException">A public key in the folder cannot be read.</exception>
    public async Task<VerificationResult> VerifyAsync(IProgress<long>? progress = null, PublicKey? trusted = null, CancellationToken cancellation = default)
    {
        var started = clock.GetTimestamp();
        // Before the events, so that those a checkpoint covers are there.
        var signed = checkpoints is null ? null : new CheckpointWalk(ReadChain(checkpoints, trusted));
        var walk = new ChainWalk(store is IGapFreePositions);
        var fault = await WalkAsync(walk, signed, progress, cancellation);
        var found = signed?.Finish(whole: fault is null);
        fault ??= await MissingAtEndAsync(walk, cancellation);
        return new(walk.Events, walk.Streams, clock.GetElapsedTime(started).TotalSeconds, fault, found);
    }

    private static CheckpointChain ReadChain(CheckpointFolder folder, PublicKey? trusted)
    {
        if (trusted is not null)
            return CheckpointChain.Read(folder, [trusted]);
        var keys = folder.Keys.Trusted();
        try
        {
            return CheckpointChain.Read(folder, keys);
        }
        finally
        {
            foreach (var key in keys)
                key.Dispose();
        }
    }

    private async Task<EventFault?> WalkAsync(ChainWalk walk, CheckpointWalk? signed, IProgress<long>? progress, CancellationToken cancellation)
    {
        try
        {
            await foreach (var page in store.LinksAsync(cancellation).Ahead(PagesAhead, cancellation))
            {
                if (walk.Step(page) is { } fault)
                    return fault;
                signed?.Step(page);
                progress?.Report(walk.Events);
            }
            return null;
        }
        catch (EventDamagedException damage)
        {
            return new(damage.Stream, damage.Version, damage.Position, damage.Type, damage.Difference);
        }
        // A server that cannot be reached says nothing about what it holds.
        catch (DbException unreadable) when (!PostgresErrors.IsPassing(unreadable) && !PostgresErrors.IsRefusal(unreadable))
        {
            return walk.AfterLast($"the store cannot be read beyond this event: {unreadable.Message}");
        }
    }

    private async Task<EventFault?> MissingAtEndAsync(ChainWalk walk, CancellationToken cancellation)
    {
        // Positions given while the walk went on are not missing: only what the walk should have met is.
        if (store is not IGapFreePositions numbered || await numbered.LastAssignedAsync(cancellation) <= walk.Last)
            return null;
        await foreach (var recorded in store.ReadAllAsync(walk.Last, cancellation))
            return recorded.Position.Value == walk.Last.Value + 1 ? null : walk.Step(recorded);
        var given = await numbered.LastAssignedAsync(cancellation);
        return walk.AfterLast($"positions up to {given} were given, but no event follows this one: the newest were removed");
    }
}
