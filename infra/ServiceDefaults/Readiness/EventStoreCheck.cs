using Microsoft.Extensions.Diagnostics.HealthChecks;
using SemCovNet.EventStore;

namespace SemCovNet.ServiceDefaults.Readiness;

/// <summary>Whether the event store would take an append; where it cannot be asked that, whether it answers.</summary>
internal sealed class EventStoreCheck(IEventStore store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        // What it throws makes the check unhealthy and is its reason.
        await (store is IWriteProbe probe ? probe.ProbeWriteAsync(cancellationToken) : store.HeadAsync(cancellationToken));
        return HealthCheckResult.Healthy();
    }
}
