using SemCovNet.EventStore;
using SemCovNet.EventStore.Metering;

namespace SemCovNet.ReadModels.Projections;

/// <summary>How far each projection is behind, as metrics. It is measured from outside, so that it grows while a projection stands still.</summary>
public sealed class ProjectionLag(ReadModelProjections projections, IEventStore store, TimeProvider clock)
{
    public const string MeterName = "SemCovNet.ReadModels";

    private static readonly LagGauges Gauges = new(MeterName, "semcov.projection", "not yet in the projection's tables");

    public async Task MeasureAsync(CancellationToken cancellation = default)
    {
        foreach (var status in await projections.StatusAsync(cancellation))
            Gauges.Record(await Lag.OfAsync(store, status.Position, clock, cancellation), new KeyValuePair<string, object?>("projection", status.Name));
    }
}
