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
    /// <returns>Null where another trainer holds the experiment's lease.</returns>
    public async Task<AttemptGuard?> TryEnterAsync(string experimentId, CancellationToken cancellation)
    {
        var guard = new AttemptGuard(experimentId, leases, handler, identity.Name, options.Value.Lease, clock, log);
        return await guard.TryEnterAsync(cancellation) ? guard : null;
    }
}

/// <summary>Keeps the lease on an experiment while it is trained, and stops the training once the attempt no longer counts.</summary>
internal sealed class AttemptGuard(
    string experimentId, LeaseStore leases, CommandHandler handler, string owner, TimeSpan lease, TimeProvider clock, ILogger<AttemptGuard> log)
    : IAsyncDisposable
{
    // Cancelling must take effect within a step; a step of a large model takes about this long.
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource ended = new();
    private readonly CancellationTokenSource stop = new();
    private CancellationTokenRegistration shutdown;
    private Task watching = Task.CompletedTask;

    private string Key => $"training/{experimentId}";

    public Task<bool> TryEnterAsync(CancellationToken cancellation) => leases.TryAcquireAsync(Key, owner, lease, cancellation);

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
        await leases.ReleaseAsync(Key, owner);
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
                if (!await leases.RenewAsync(Key, owner, lease))
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

    /// <returns>False once the attempt is over.</returns>
    private async Task<bool> BeatAsync()
    {
        await Task.Delay(Beat, clock, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !ended.IsCancellationRequested;
    }

    private async Task<bool> CountsAsync(int attempt) =>
        await handler.LoadAsync(TrainingDecider.Instance, Streams.Experiment(experimentId)) is TrainingRun.Open { Active: true } run && run.Attempt == attempt;
}
