using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SemCovNet.ServiceDefaults.Readiness;

/// <summary>Whether the home folder's disk has room for the next work: a small write may still find some where an upload would not.</summary>
internal sealed class DiskSpaceCheck(IConfiguration configuration) : IHealthCheck
{
    // A batch of events, the rows that follow from it and SQLite's log of both fit in it many times over.
    private const long LeastFreeBytes = 8 << 20;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var home = HomeDirectory.Of(configuration);
        var free = new DriveInfo(home).AvailableFreeSpace;
        return Task.FromResult(free >= LeastFreeBytes
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"{free} bytes are free on the disk of {home}, fewer than {LeastFreeBytes}: free space; a restart is not needed."));
    }
}
