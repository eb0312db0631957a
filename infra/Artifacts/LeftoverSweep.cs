using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SemCovNet.Artifacts;

internal sealed class LeftoverSweep(
    IArtifactStore store, IOptions<ArtifactOptions> options, TimeProvider clock, ILogger<LeftoverSweep> logger) : BackgroundService
{
    // Beside the start, which must not wait for a server that is away.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (store is not ISweptStore swept)
            return;
        await Task.Yield();
        try
        {
            var removed = await swept.SweepAsync(clock.GetUtcNow() - options.Value.LeftoverAge, stoppingToken);
            if (removed > 0)
                logger.LogInformation("Removed {Count} unfinished artifacts of writers that died from {Place}.", removed, store.Place);
        }
        catch (Exception unswept) when (unswept is IOException or UnauthorizedAccessException)
        {
            logger.LogWarning("Leftovers of writers that died were not removed, the next start tries again: {Reason}", unswept.Message);
        }
    }
}
