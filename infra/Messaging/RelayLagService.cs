using Microsoft.Extensions.Logging;
using SemCovNet.EventStore.Metering;

namespace SemCovNet.Messaging;

internal sealed class RelayLagService(RelayLag lag, TimeProvider clock, ILogger<RelayLagService> logger) : GaugeService(clock, logger)
{
    protected override Task MeasureAsync(CancellationToken cancellation) => lag.MeasureAsync(cancellation);
}
