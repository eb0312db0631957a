using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SemCovNet.Artifacts.Files;

internal sealed class LeftoverSweep(
    DirectoryArtifactStore store, IOptions<ArtifactOptions> options, TimeProvider clock, ILogger<LeftoverSweep> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var removed = store.Sweep(clock.GetUtcNow() - options.Value.LeftoverAge);
        if (removed > 0)
            logger.LogInformation("Removed {Count} unfinished files of writers that died from {Root}.", removed, store.Root);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
