using Microsoft.Extensions.Options;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Leases;
using SemCovNet.ServiceDefaults;
using SemCovNet.Training.Runs;

namespace SemCovNet.Training.Attempts;

/// <summary>Gives out the one guard an experiment has.</summary>
internal sealed class AttemptGuards(
    LeaseStore leases, CommandHandler handler, ProcessIdentity identity, IOptions<TrainerOptions> options, TimeProvider clock, ILogger<AttemptGuard> log)
{
    /// <param name="user">Who requested the experiment.</param>
    /// <returns>Null where another trainer holds the experiment's lease, or the user has as many running as are allowed.</returns>
    public async Task<AttemptGuard?> TryEnterAsync(string experimentId, string user, CancellationToken cancellation)
    {
        List<string> taken = [];
        if (options.Value.RunningPerUser > 0)
        {
            if (await TakeSlotAsync(user, cancellation) is not { } slot)
                return null;
            taken.Add(slot);
        }
        if (await TryTakeAsync(LeaseKeys.Training(experimentId), cancellation))
            return new(experimentId, [.. taken, LeaseKeys.Training(experimentId)], leases, handler, identity.Name, options.Value.Lease, clock, log);
        foreach (var slot in taken)
            await leases.ReleaseAsync(slot, identity.Name, cancellation);
        return null;
    }

    // A user's running trainings are leases too, so that trainers that choose at the same moment cannot exceed their number together.
    private async Task<string?> TakeSlotAsync(string user, CancellationToken cancellation)
    {
        for (var slot = 0; slot < options.Value.RunningPerUser; slot++)
        {
            if (await TryTakeAsync(LeaseKeys.UserSlot(user, slot), cancellation))
                return LeaseKeys.UserSlot(user, slot);
        }
        return null;
    }

    private Task<bool> TryTakeAsync(string key, CancellationToken cancellation) => leases.TryAcquireAsync(key, identity.Name, options.Value.Lease, cancellation);
}

/// <summary>Keeps the leases that a training needs while it goes on, and stops it once the attempt no longer counts.</summary>
/// <param name="keys">On the experiment, and on its user's slot where there are such.</param>
internal sealed class AttemptGuard(
    string experimentId, IReadOnlyList<string> keys, LeaseStore leases, CommandHandler handler, string owner, TimeSpan lease, TimeProvider clock, ILogger<AttemptGuard> log)
    : IAsyncDisposable
{
    // Cancelling must take effect within a step; a step of a large model takes about this long.
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource ended = new();
    private readonly CancellationTokenSource stop = new();
    private CancellationTokenRegistration shutdown;
    private Task watching = Task.CompletedTask;

    /// <summary>Signals when the attempt is cancelled or superseded, the lease is lost, or the process is stopping.</summary>
    public CancellationToken Watch(int attempt, CancellationToken stopping)
    {
        shutdown = stopping.UnsafeRegister(_ => stop.Cancel(), null);
        watching = Task.Run(() => WatchAsync(attempt), CancellationToken.None);
        return stop.Token;
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await watching;
        await shutdown.DisposeAsync();
        foreach (var key in keys)
            await leases.ReleaseAsync(key, owner);
        ended.Dispose();
        stop.Dispose();
    }

    private async Task WatchAsync(int attempt)
    {
        var renewed = clock.GetTimestamp();
        while (await BeatAsync())
        {
            try
            {
                if (!await CountsAsync(attempt))
                {
                    await stop.CancelAsync();
                    return;
                }
                if (clock.GetElapsedTime(renewed) < lease / 3)
                    continue;
                if (!await RenewAsync())
                {
                    await stop.CancelAsync();
                    return;
                }
                renewed = clock.GetTimestamp();
            }
            catch (Exception failure)
            {
                // The store may be away for a moment. Should it last, the lease runs out and whoever takes over fences this attempt.
                log.LogWarning(failure, "The lease on experiment {Experiment} could not be kept just now", experimentId);
            }
        }
    }

    private async Task<bool> RenewAsync()
    {
        foreach (var key in keys)
        {
            if (!await leases.RenewAsync(key, owner, lease))
                return false;
        }
        return true;
    }

    /// <returns>False once the attempt is over.</returns>
    private async Task<bool> BeatAsync()
    {
        await Task.Delay(Beat, clock, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !ended.IsCancellationRequested;
    }

    private async Task<bool> CountsAsync(int attempt) =>
        await handler.LoadAsync(TrainingDecider.Instance, Streams.Experiment(experimentId)) is TrainingRun.Open { Active: true } run && run.Attempt == attempt;
}
