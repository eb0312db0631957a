using System.Diagnostics.Metrics;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Metering;

namespace SemCovNet.ReadModels.Projections;

/// <summary>How far each projection is behind, as metrics. It is measured from outside, so that it grows while a projection stands still.</summary>
public sealed class ProjectionLag(ReadModelProjections projections, IEventStore store, TimeProvider clock)
{
    public const string MeterName = "SemCovNet.ReadModels";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Gauge<long> Events =
        Meter.CreateGauge<long>("semcov.projection.lag.events", "{event}", "Events that are stored and not yet in the projection's tables.");

    private static readonly Gauge<double> Seconds =
        Meter.CreateGauge<double>("semcov.projection.lag.seconds", "s", "Age of the oldest event that is not yet in the projection's tables; 0 when all are.");

    public async Task MeasureAsync(CancellationToken cancellation = default)
    {
        foreach (var status in await projections.StatusAsync(cancellation))
        {
            var lag = await Lag.OfAsync(store, status.Position, clock, cancellation);
            var projection = new KeyValuePair<string, object?>("projection", status.Name);
            Events.Record(lag.Events, projection);
            Seconds.Record(lag.Seconds, projection);
        }
    }
}
