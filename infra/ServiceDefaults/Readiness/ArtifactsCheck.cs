using Microsoft.Extensions.Diagnostics.HealthChecks;
using SemCovNet.Artifacts;

namespace SemCovNet.ServiceDefaults.Readiness;

/// <summary>Whether the artifact store takes artifacts.</summary>
internal sealed class ArtifactsCheck(IArtifactStore store) : IHealthCheck
{
    // Whoever asks for readiness asks again soon, and does not wait as long as work does.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            // What else it throws makes the check unhealthy and is its reason.
            await store.ProbeAsync(patience.Token);
            return HealthCheckResult.Healthy();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy($"{store.Place} did not answer for {Patience.TotalSeconds:0} s.");
        }
    }
}
