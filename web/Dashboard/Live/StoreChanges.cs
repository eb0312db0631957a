using SemCovNet.EventStore;

namespace SemCovNet.Dashboard.Live;

/// <summary>One subscription to the event store for all open pages: tells them which stream has a new event.</summary>
public sealed class StoreChanges(IEventStore store) : BackgroundService
{
    public event Action<string>? StreamChanged;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var head = await store.HeadAsync(stoppingToken);
        await foreach (var recorded in store.SubscribeAllAsync(head, stoppingToken))
            StreamChanged?.Invoke(recorded.Stream);
    }
}
