using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Metering;

namespace SemCovNet.Messaging;

/// <summary>
/// The event store is the outbox: this follows it from its checkpoint and publishes. A crash between publishing and keeping the
/// checkpoint only repeats messages. Of several processes one relays at a time.
/// </summary>
internal sealed class RelayService(
    IEventStore store, IRelayCheckpoint checkpoint, Relay relay, InFlight inFlight, Listeners listeners, IOptions<MessagingOptions> options, ILogger<RelayService> log)
    : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private GlobalPosition relayed;
    private GlobalPosition saved;

    private bool MoreIsSettled => inFlight.Settled(relayed) > saved;

    private bool BusForgets => options.Value.Transport == BusTransport.InMemory;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Services may start beside each other, and what is published before the queues are bound is lost.
    public override Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => base.StartAsync(cancellationToken);

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
                await FollowOnceAsync(stoppingToken);
        }
        finally
        {
            // Whoever relays next need not say again what was consumed meanwhile, nor wait until the lease expires.
            if (MoreIsSettled)
                await TrySaveAsync(CancellationToken.None);
            await checkpoint.ReleaseAsync(CancellationToken.None);
        }
    }

    private async Task FollowOnceAsync(CancellationToken stopping)
    {
        try
        {
            await FollowAsync(stopping);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            // The broker or the store is away; what was appended meanwhile is still there when it comes back.
            log.LogWarning(failure, "The relay stopped and goes on from its checkpoint in {Pause}", Pause);
        }
        await Task.Delay(Pause, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task FollowAsync(CancellationToken cancellation)
    {
        if (!await checkpoint.TryHoldAsync(cancellation))
            return;
        relayed = saved = await checkpoint.LoadAsync(cancellation);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var events = store.SubscribeAllAsync(relayed, ends.Token).GetAsyncEnumerator(ends.Token);
        var (next, settles) = (events.MoveNextAsync().AsTask(), inFlight.Settles);
        try
        {
            while (true)
            {
                if (await Task.WhenAny(next, settles) == next)
                {
                    if (!await next || !await TryRelayAsync(events.Current, cancellation))
                        return;
                    next = events.MoveNextAsync().AsTask();
                    continue;
                }
                // A consumer finished after its event was relayed, and perhaps nothing more happens.
                settles = inFlight.Settles;
                if (MoreIsSettled && !await TrySaveAsync(cancellation))
                    return;
            }
        }
        finally
        {
            // Until the reading has ended, it cannot be disposed of.
            await ends.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await events.DisposeAsync();
        }
    }

    /// <returns>False where another relays now.</returns>
    private async Task<bool> TryRelayAsync(RecordedEvent recorded, CancellationToken cancellation)
    {
        if (!await checkpoint.TryHoldAsync(cancellation))
            return false;
        LossLedger.Store(recorded);
        if (BusForgets && FollowUp.IsAwaited(recorded.Body))
            inFlight.Owe(Relay.MessageIdOf(recorded), listeners.Of(recorded.Body), recorded.Position);
        // Half a publication is no use to anyone: a stop abandons it and the next start says it again. So is one whose connection is gone and whose
        // answer never comes, for the whole history would wait for it.
        await relay.PublishAsync(recorded).WaitAsync(options.Value.Patience, cancellation);
        LossLedger.Publish(recorded);
        relayed = recorded.Position;
        return await TrySaveAsync(cancellation);
    }

    /// <returns>False where another relays now.</returns>
    private async Task<bool> TrySaveAsync(CancellationToken cancellation)
    {
        // While it waited another may have taken over, who is further by now.
        if (!await checkpoint.TryHoldAsync(cancellation))
            return false;
        var settled = inFlight.Settled(relayed);
        await checkpoint.SaveAsync(settled, cancellation);
        saved = settled;
        return true;
    }
}

/// <summary>How far the relay has come, and who relays.</summary>
public interface IRelayCheckpoint
{
    /// <summary>True while this process is the one that relays; cheap when called again.</summary>
    Task<bool> TryHoldAsync(CancellationToken cancellation);

    Task<GlobalPosition> LoadAsync(CancellationToken cancellation);

    Task SaveAsync(GlobalPosition position, CancellationToken cancellation);

    Task ReleaseAsync(CancellationToken cancellation);
}
