using SemCovNet.EventStore;
using SemCovNet.EventStore.Metering;

namespace SemCovNet.Messaging;

/// <summary>How far the relay is behind, as metrics, whichever process relays. On the in-memory bus an event counts until what followed from it was consumed.</summary>
public sealed class RelayLag(IRelayCheckpoint checkpoint, IEventStore store, TimeProvider clock)
{
    public const string MeterName = "SemCovNet.Messaging";

    private static readonly LagGauges Gauges = new(MeterName, "semcov.relay", "not yet published");

    public async Task MeasureAsync(CancellationToken cancellation = default) =>
        Gauges.Record(await Lag.OfAsync(store, await checkpoint.LoadAsync(cancellation), clock, cancellation));
}
