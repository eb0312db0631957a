using SemCovNet.EventStore;
using SemCovNet.ReadModels.Projections;

namespace SemCovNet.Dashboard.Live;

/// <summary>
/// One subscription to the event store for all open pages: tells them which stream has a new event, once the read models show it.
/// </summary>
public sealed class StoreChanges(IEventStore store, ReadModelProjections projections, ILogger<StoreChanges> logger) : BackgroundService
{
    public event Action<string>? StreamChanged;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var head = await store.HeadAsync(stoppingToken);
        await foreach (var recorded in store.SubscribeAllAsync(head, stoppingToken))
        {
            await ProjectedAsync(recorded, stoppingToken);
            StreamChanged?.Invoke(recorded.Stream);
        }
    }

    private async Task ProjectedAsync(RecordedEvent recorded, CancellationToken cancellation)
    {
        try
        {
            await projections.WaitForAsync(recorded.Position, cancellation);
        }
        catch (ProjectionStoppedException exception)
        {
            // The lists stay as they are, but a page's timeline is read from the stream itself and does show the event.
            logger.LogWarning(exception, "The read models do not follow: pages show old figures until they do.");
        }
    }
}
