using System.Diagnostics.Metrics;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Metering;

namespace SemCovNet.Messaging;

/// <summary>How far the relay is behind, as metrics, whichever process relays. On the in-memory bus an event counts until what followed from it was consumed.</summary>
public sealed class RelayLag(IRelayCheckpoint checkpoint, IEventStore store, TimeProvider clock)
{
    public const string MeterName = "SemCovNet.Messaging";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Gauge<long> Events =
        Meter.CreateGauge<long>("semcov.relay.lag.events", "{event}", "Events that are stored and not yet published.");

    private static readonly Gauge<double> Seconds =
        Meter.CreateGauge<double>("semcov.relay.lag.seconds", "s", "Age of the oldest event that is not yet published; 0 when all are.");

    public async Task MeasureAsync(CancellationToken cancellation = default)
    {
        var lag = await Lag.OfAsync(store, await checkpoint.LoadAsync(cancellation), clock, cancellation);
        Events.Record(lag.Events);
        Seconds.Record(lag.Seconds);
    }
}
