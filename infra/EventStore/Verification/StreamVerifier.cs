using System.Data.Common;
using SemCovNet.EventStore.Postgres;

namespace SemCovNet.EventStore.Verification;

/// <summary>
/// Walks all events in global order and names the first that does not fit: a changed one by its hash, a removed one by the
/// version that is missing. The last events of a stream, removed together, leave no trace in it; they are noticed only where
/// the store numbers all events without gaps (<see cref="IGapFreePositions"/>).
/// </summary>
public sealed class StreamVerifier(IEventStore store, TimeProvider clock)
{
    /// <param name="progress">Told the number of events checked, every thousand.</param>
    public async Task<VerificationResult> VerifyAsync(IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        var started = clock.GetTimestamp();
        var walk = new ChainWalk(store is IGapFreePositions);
        var fault = await WalkAsync(walk, progress, cancellation) ?? await MissingAtEndAsync(walk, cancellation);
        return new(walk.Events, walk.Streams, clock.GetElapsedTime(started).TotalSeconds, fault);
    }

    private async Task<EventFault?> WalkAsync(ChainWalk walk, IProgress<long>? progress, CancellationToken cancellation)
    {
        try
        {
            await foreach (var recorded in ReadAsync(GlobalPosition.Start, cancellation))
            {
                if (walk.Step(recorded) is { } fault)
                    return fault;
                if (walk.Events % 1000 == 0)
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

    // A checked read would stop at the first fault with its own words; the walk knows better what is wrong.
    private IAsyncEnumerable<RecordedEvent> ReadAsync(GlobalPosition after, CancellationToken cancellation) =>
        store is IUncheckedReading whatever ? whatever.ReadAllUncheckedAsync(after, cancellation) : store.ReadAllAsync(after, cancellation);

    private async Task<EventFault?> MissingAtEndAsync(ChainWalk walk, CancellationToken cancellation)
    {
        // Positions given while the walk went on are not missing: only what the walk should have met is.
        if (store is not IGapFreePositions numbered || await numbered.LastAssignedAsync(cancellation) <= walk.Last)
            return null;
        await foreach (var recorded in ReadAsync(walk.Last, cancellation))
            return recorded.Position.Value == walk.Last.Value + 1 ? null : walk.Step(recorded);
        var given = await numbered.LastAssignedAsync(cancellation);
        return walk.AfterLast($"positions up to {given} were given, but no event follows this one: the newest were removed");
    }
}
