using System.Data.Common;
using System.Diagnostics;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Metering;
using SemCovNet.EventStore.Tracing;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.ReadModels.Projections;

/// <summary>
/// Applies events and moves the checkpoint, all or nothing. The checkpoint is read again inside the transaction: where another
/// process was quicker, or has begun anew, nothing is applied.
/// </summary>
internal sealed class ProjectionBatch(IProjection projection, SqlDatabase database, TimeProvider clock)
{
    // A rebuild folds thousands of traces at once; a few tell as much.
    private const int MostLinks = 16;

    private static readonly ActivitySource Source = new("SemCovNet.ReadModels");

    /// <param name="after">The checkpoint the events were read from.</param>
    /// <returns>The checkpoint now, where to go on reading; and whether the events were applied here, not by another process before.</returns>
    /// <exception cref="ProjectionStoppedException">An event cannot be applied, the first or another; the transaction changed nothing.</exception>
    public async Task<(GlobalPosition Position, bool Applied)> ApplyAsync(GlobalPosition after, IReadOnlyList<RecordedEvent> events, CancellationToken cancellation)
    {
        using var projected = Begin(events);
        var (position, applied) = await database.WriteAsync(projection.Name, transaction => ApplyAsync(transaction, after, events), cancellation);
        if (applied)
            LossLedger.Project(projection.Name, events);
        return (position, applied);
    }

    private Activity? Begin(IReadOnlyList<RecordedEvent> events) => Source.HasListeners()
        ? Source.StartActivity(
            $"project {projection.Name}", ActivityKind.Consumer, EventTrace.Of(events[0]),
            links: events.Skip(1).Take(MostLinks).Select(recorded => new ActivityLink(EventTrace.Of(recorded))))
        : null;

    public async Task<GlobalPosition> CheckpointAsync(CancellationToken cancellation) =>
        PositionOf((await database.QueryAsync<Checkpoint>($"{Checkpoint.Select} where name = @Name", new { projection.Name }, cancellation)).SingleOrDefault());

    private GlobalPosition PositionOf(Checkpoint? found) => found switch
    {
        null => throw ProjectionStoppedException.NotPrepared(projection),
        _ when found.Version != projection.Version => throw ProjectionStoppedException.Newer(projection, found.Version),
        _ => new(found.Position),
    };

    private async Task<(GlobalPosition Position, bool Applied)> ApplyAsync(
        DbTransaction transaction, GlobalPosition after, IReadOnlyList<RecordedEvent> events)
    {
        var checkpoint = PositionOf(await Checkpoint.FindAsync(transaction, projection.Name));
        if (checkpoint != after)
            return (checkpoint, false);
        await ApplyAsync(transaction, events);
        await Checkpoint.MoveAsync(transaction, projection, events[^1].Position, clock.GetUtcNow());
        return (events[^1].Position, true);
    }

    private async Task ApplyAsync(DbTransaction transaction, IReadOnlyList<RecordedEvent> events)
    {
        try
        {
            // Read here, so that a type nobody knows stops even a projection that would not have looked at it.
            foreach (var recorded in events)
                _ = recorded.Body;
            await projection.ApplyAllAsync(transaction, events);
        }
        catch (Exception error) when (error is not DbException passing || !database.IsPassing(passing))
        {
            throw ProjectionStoppedException.At(projection, events[0], error);
        }
    }
}
