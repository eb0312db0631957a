using System.Data.Common;
using Microsoft.Extensions.Logging;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.ReadModels.Projections;

/// <summary>Keeps one projection's tables up with the events. Any number of processes may run the same one.</summary>
public sealed class ProjectionRunner(
    IProjection projection, IEventStore store, SqlDatabase database, TimeProvider clock, ILogger<ProjectionRunner> logger)
{
    private const int MostInTransaction = 1000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // Of several processes one is enough. Who came too late last time gives the others this start, and then finds their work done; where they have ended, it
    // is he who goes on.
    private static readonly TimeSpan HeadStart = TimeSpan.FromMilliseconds(200);

    private readonly ProjectionTables tables = new(projection, database, clock);
    private readonly ProjectionBatch batch = new(projection, database, clock);
    private bool late;

    public string Name => projection.Name;

    /// <inheritdoc cref="ProjectionTables.PrepareAsync"/>
    public Task PrepareAsync(CancellationToken cancellation = default) => tables.PrepareAsync(cancellation);

    /// <summary>Empties the tables and sets the checkpoint before the first event. A process that follows meanwhile helps instead of disturbing.</summary>
    public Task ResetAsync(CancellationToken cancellation = default) => tables.ResetAsync(cancellation);

    /// <summary>Applies those of the events that come after the checkpoint; none where it lies before all of them.</summary>
    /// <param name="after">The position that they follow on.</param>
    /// <exception cref="ProjectionStoppedException">An event cannot be applied; everything before it was.</exception>
    public async Task ApplyAsync(GlobalPosition after, IReadOnlyList<RecordedEvent> events, CancellationToken cancellation = default)
    {
        var position = await batch.CheckpointAsync(cancellation);
        while (position >= after && position < events[^1].Position)
            position = await ApplyOrHalveAsync(position, [.. events.SkipWhile(recorded => recorded.Position <= position)], cancellation);
    }

    /// <summary>Applies what is stored now, and ends.</summary>
    /// <exception cref="ProjectionStoppedException">An event cannot be applied; everything before it was.</exception>
    public async Task CatchUpAsync(CancellationToken cancellation = default)
    {
        var position = await batch.CheckpointAsync(cancellation);
        while (await NextAsync(position, cancellation) is { Count: > 0 } events)
            position = await ApplyOrHalveAsync(position, events, cancellation);
    }

    /// <summary>Applies what is stored and then what comes, until it is cancelled or an event cannot be applied.</summary>
    public async Task FollowAsync(CancellationToken cancellation)
    {
        try
        {
            await GoOnAsync(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            logger.LogDebug("Projection {Projection} was told to end.", projection.Name);
        }
        catch (Exception stopped)
        {
            logger.LogCritical(stopped, "Projection {Projection} stopped; its tables stay as they are: {Reason}", projection.Name, stopped.Message);
            await database.ExecuteAsync(
                "update projection set fault = @Message where name = @Name", new { stopped.Message, projection.Name }, CancellationToken.None);
        }
    }

    private async Task GoOnAsync(CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await CatchUpAsync(cancellation);
                var position = await batch.CheckpointAsync(cancellation);
                await store.SubscribeAllAsync(position, cancellation).FirstAsync(cancellation);
                if (late)
                    await Task.Delay(HeadStart, clock, cancellation);
            }
            catch (DbException passing) when (database.IsPassing(passing))
            {
                logger.LogWarning(passing, "Projection {Projection} cannot go on now and tries again.", projection.Name);
                await Task.Delay(Pause, clock, cancellation);
            }
        }
    }

    private async Task<List<RecordedEvent>> NextAsync(GlobalPosition after, CancellationToken cancellation) =>
        await store.ReadAllAsync(after, cancellation).Take(MostInTransaction).ToListAsync(cancellation);

    private async Task<GlobalPosition> ApplyOrHalveAsync(GlobalPosition after, List<RecordedEvent> events, CancellationToken cancellation)
    {
        try
        {
            var (position, applied) = await batch.ApplyAsync(after, events, cancellation);
            late = !applied;
            return position;
        }
        catch (ProjectionStoppedException) when (events.Count > 1)
        {
            // One event of the batch is the culprit. What stands before it counts, so halve until it stands alone.
            return await ApplyOrHalveAsync(after, events[..(events.Count / 2)], cancellation);
        }
    }
}
