using SemCovNet.EventStore;
using SemCovNet.ReadModels.Projections;

namespace SemCovNet.Dashboard.Live;

/// <summary>
/// One subscription to the event store for all open pages: tells them which stream has a new event, once the read models show it.
/// </summary>
public sealed class StoreChanges(IEventStore store, ReadModelProjections projections, TimeProvider clock, ILogger<StoreChanges> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private GlobalPosition? told;

    public event Action<string>? StreamChanged;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await FollowAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // The store or the read models are away; what is appended meanwhile is told when they are back.
                logger.LogWarning(failure, "Pages are told of no changes now; it is tried again in {Pause}", Pause);
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
    }

    private async Task FollowAsync(CancellationToken cancellation)
    {
        told ??= await store.HeadAsync(cancellation);
        await foreach (var recorded in store.SubscribeAllAsync(told.Value, cancellation))
        {
            await ProjectedAsync(recorded, cancellation);
            StreamChanged?.Invoke(recorded.Stream);
            told = recorded.Position;
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
