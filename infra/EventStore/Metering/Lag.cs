namespace SemCovNet.EventStore.Metering;

/// <summary>How far somebody who follows all events is behind.</summary>
/// <param name="Events">Positions between the last event reached and the newest; exact where positions have no gaps.</param>
/// <param name="Seconds">Age of the oldest event not reached; 0 where there is none.</param>
public sealed record Lag(long Events, double Seconds)
{
    public static async Task<Lag> OfAsync(IEventStore store, GlobalPosition reached, TimeProvider clock, CancellationToken cancellation = default)
    {
        var head = await store.HeadAsync(cancellation);
        if (head <= reached || await store.ReadAllAsync(reached, cancellation).FirstOrDefaultAsync(cancellation) is not { } oldest)
            return new(0, 0);
        // The writer's clock may be ahead of ours.
        return new(head.Value - reached.Value, Math.Max(0, (clock.GetUtcNow() - oldest.Context.At).TotalSeconds));
    }
}
