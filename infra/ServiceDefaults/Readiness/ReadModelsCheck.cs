using Microsoft.Extensions.Diagnostics.HealthChecks;
using SemCovNet.ReadModels.Database;
using SemCovNet.ReadModels.Projections;

namespace SemCovNet.ServiceDefaults.Readiness;

/// <summary>Whether the read models can be written, and none of them stands still.</summary>
internal sealed class ReadModelsCheck(SqlDatabase database, ReadModelProjections projections) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await database.ExecuteAsync("update projection set position = position", cancellation: cancellationToken);
        var stopped = (await projections.StatusAsync(cancellationToken)).FirstOrDefault(status => status.Fault is not null);
        return stopped is null ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(stopped.Fault);
    }
}
