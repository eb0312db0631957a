using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SemCovNet.EventStore.Checkpoints;

/// <summary>Signs a checkpoint every so many events or so many seconds while the program runs, and one when it stops in order.</summary>
internal sealed class CheckpointService(
    CheckpointWriter writer, CheckpointFolder folder, IEventStore store, IOptions<CheckpointOptions> options, TimeProvider clock, ILogger<CheckpointService> log)
    : BackgroundService, IHostedLifecycleService
{
    // The database is asked for one number.
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    private long signedAt;
    private long? signedTo;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Others stop beside this one, and some append why they did.
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Sign)
            await TryAsync(() => writer.WriteAsync(cancellationToken));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Sign)
            return;
        signedAt = clock.GetTimestamp();
        using var look = new PeriodicTimer(LookInterval, clock);
        while (await NextAsync(look, stoppingToken) && await TryAsync(() => LookAsync(stoppingToken)))
            continue;
    }

    private static async Task<bool> NextAsync(PeriodicTimer look, CancellationToken stopping)
    {
        try
        {
            return await look.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        // The folder is read once: what another process signs meanwhile, the writer finds.
        var fresh = (await store.HeadAsync(cancellation)).Value - (signedTo ??= folder.Newest()?.Checkpoint.Position ?? 0);
        var many = store is IGapFreePositions && fresh >= options.Value.Events;
        if (fresh == 0 || !(many || clock.GetElapsedTime(signedAt).TotalSeconds >= options.Value.Seconds))
            return;
        signedTo = (await writer.WriteAsync(cancellation)).Newest?.Position;
        signedAt = clock.GetTimestamp();
    }

    /// <returns>False where it is of no use to try again: somebody must look first.</returns>
    private async Task<bool> TryAsync(Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (OperationCanceledException)
        {
            log.LogDebug("No checkpoint was signed: the program stops.");
            return false;
        }
        catch (Exception refused) when (refused is CheckpointRefusedException or UnreadableCheckpointException or UnusableKeyException)
        {
            log.LogCritical("No further checkpoint is signed until the next start: {Reason}", refused.Message);
            return false;
        }
        catch (Exception passing) when (passing is DbException or IOException or UnauthorizedAccessException || store.IsPassing(passing))
        {
            log.LogWarning(passing, "No checkpoint could be signed now; it is tried again.");
            return true;
        }
    }
}
