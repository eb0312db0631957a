using SemCovNet.EventStore;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.ReadModels.Projections;

/// <summary>Brings one projection's tables up to the events, by itself. Any number of processes may do it at once.</summary>
public sealed class ProjectionRunner(IProjection projection, IEventStore store, SqlDatabase database, TimeProvider clock)
{
    /// <summary>Of one transaction.</summary>
    public const int MostEvents = 1000;

    private readonly ProjectionTables tables = new(projection, database, clock);
    private readonly ProjectionBatch batch = new([projection], database, clock);

    public string Name => projection.Name;

    internal IProjection Projection => projection;

    /// <inheritdoc cref="ProjectionTables.PrepareAsync"/>
    public Task PrepareAsync(CancellationToken cancellation = default) => tables.PrepareAsync(cancellation);

    /// <summary>Empties the tables and sets the checkpoint before the first event. A process that follows meanwhile helps instead of disturbing.</summary>
    public Task ResetAsync(CancellationToken cancellation = default) => tables.ResetAsync(cancellation);

    /// <summary>Applies those of the events that come after the checkpoint; none where it lies before all of them.</summary>
    /// <param name="after">The position that they follow on.</param>
    /// <exception cref="ProjectionStoppedException">An event cannot be applied; everything before it was.</exception>
    public async Task ApplyAsync(GlobalPosition after, IReadOnlyList<RecordedEvent> events, CancellationToken cancellation = default)
    {
        var position = await CheckpointAsync(cancellation);
        while (position >= after && position < events[^1].Position)
            position = await ApplyOrHalveAsync(position, [.. events.SkipWhile(recorded => recorded.Position <= position)], cancellation);
    }

    /// <summary>Applies what is stored now, and ends.</summary>
    /// <exception cref="ProjectionStoppedException">An event cannot be applied; everything before it was.</exception>
    public async Task CatchUpAsync(CancellationToken cancellation = default)
    {
        var position = await CheckpointAsync(cancellation);
        while (await store.ReadAllAsync(position, cancellation).Take(MostEvents).ToListAsync(cancellation) is { Count: > 0 } events)
            position = await ApplyOrHalveAsync(position, events, cancellation);
    }

    private async Task<GlobalPosition> CheckpointAsync(CancellationToken cancellation) => (await batch.CheckpointsAsync(cancellation))[Name];

    private async Task<GlobalPosition> ApplyOrHalveAsync(GlobalPosition after, List<RecordedEvent> events, CancellationToken cancellation)
    {
        try
        {
            return (await batch.ApplyAsync(after, events, cancellation)).Checkpoints[Name];
        }
        catch (ProjectionStoppedException) when (events.Count > 1)
        {
            // One event of the batch is the culprit. What stands before it counts, so halve until it stands alone.
            return await ApplyOrHalveAsync(after, events[..(events.Count / 2)], cancellation);
        }
    }
}
