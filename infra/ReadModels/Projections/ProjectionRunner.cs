using System.Data.Common;
using Microsoft.Extensions.Logging;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.ReadModels.Projections;

/// <summary>Keeps one projection's tables up with the events. Any number of processes may run the same one.</summary>
public sealed class ProjectionRunner(
    IProjection projection, IEventStore store, SqlDatabase database, TimeProvider clock, ILogger<ProjectionRunner> logger)
{
    private const int MostInTransaction = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ProjectionTables tables = new(projection, database, clock);
    private readonly ProjectionBatch batch = new(projection, database, clock);

    public string Name => projection.Name;

    /// <inheritdoc cref="ProjectionTables.PrepareAsync"/>
    public Task PrepareAsync(CancellationToken cancellation = default) => tables.PrepareAsync(cancellation);

    /// <summary>Drops the tables and folds all events anew. A process that follows meanwhile helps instead of disturbing.</summary>
    public async Task RebuildAsync(CancellationToken cancellation = default)
    {
        await tables.ResetAsync(cancellation);
        await CatchUpAsync(cancellation);
    }

    /// <summary>Applies what is stored now, and ends.</summary>
    /// <exception cref="ProjectionStoppedException">An event cannot be applied; everything before it was.</exception>
    public async Task CatchUpAsync(CancellationToken cancellation = default)
    {
        var position = await batch.CheckpointAsync(cancellation);
        while (await NextAsync(position, cancellation) is { Count: > 0 } events)
            position = await ApplyAsync(position, events, cancellation);
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

    private async Task<GlobalPosition> ApplyAsync(GlobalPosition after, List<RecordedEvent> events, CancellationToken cancellation)
    {
        try
        {
            return await batch.ApplyAsync(after, events, cancellation);
        }
        catch (ProjectionStoppedException) when (events.Count > 1)
        {
            // One event of the batch is the culprit. What stands before it counts, so halve until it stands alone.
            return await ApplyAsync(after, events[..(events.Count / 2)], cancellation);
        }
    }
}
