using System.Data.Common;
using System.Diagnostics;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Metering;
using SemCovNet.EventStore.Tracing;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.ReadModels.Projections;

/// <summary>
/// Applies events to some projections and moves their checkpoints, all or nothing. The checkpoints are read again inside the transaction: what another
/// process was quicker with is not applied again, and nothing is applied to a projection that has begun anew.
/// </summary>
internal sealed class ProjectionBatch(IReadOnlyCollection<IProjection> projections, SqlDatabase database, TimeProvider clock)
{
    // A rebuild folds thousands of traces at once; a few tell as much.
    private const int MostLinks = 16;

    private static readonly ActivitySource Source = new("SemCovNet.ReadModels");

    private readonly string[] names = [.. projections.Select(projection => projection.Name)];

    /// <param name="after">The position that the events follow on.</param>
    /// <returns>The checkpoints now, by projection; and whether anything was applied here, not by another process before.</returns>
    /// <exception cref="ProjectionStoppedException">An event cannot be applied, the first or another; the transaction changed nothing.</exception>
    public async Task<(IReadOnlyDictionary<string, GlobalPosition> Checkpoints, bool Applied)> ApplyAsync(
        GlobalPosition after, IReadOnlyList<RecordedEvent> events, CancellationToken cancellation)
    {
        var (checkpoints, due) = await database.WriteAsync(names, async transaction =>
        {
            var found = PositionsOf(await Checkpoint.FindAsync(transaction, database, names));
            var due = projections.Select(projection => (Projection: projection, Events: Due(events, after, found[projection.Name])))
                .Where(part => part.Events.Count > 0).ToList();
            foreach (var part in due)
                await ApplyAsync(transaction, part.Projection, part.Events);
            if (due.Count > 0)
                await Checkpoint.MoveAsync(transaction, database, due.Select(part => part.Projection.Name), events[^1].Position, clock.GetUtcNow());
            return (found, due);
        }, cancellation);
        foreach (var (projection, applied) in due)
        {
            LossLedger.Project(projection.Name, applied);
            checkpoints[projection.Name] = events[^1].Position;
        }
        return (checkpoints, due.Count > 0);
    }

    public async Task<IReadOnlyDictionary<string, GlobalPosition>> CheckpointsAsync(CancellationToken cancellation) =>
        PositionsOf(await database.QueryAsync<Checkpoint>(Checkpoint.SelectAmong(database), new { names }, cancellation));

    private static IReadOnlyList<RecordedEvent> Due(IReadOnlyList<RecordedEvent> events, GlobalPosition after, GlobalPosition checkpoint)
    {
        if (checkpoint == after)
            return events;
        return checkpoint > after ? [.. events.SkipWhile(recorded => recorded.Position <= checkpoint)] : [];
    }

    private Dictionary<string, GlobalPosition> PositionsOf(IReadOnlyList<Checkpoint> found) =>
        projections.ToDictionary(projection => projection.Name, projection => PositionOf(projection, found.FirstOrDefault(checkpoint => checkpoint.Name == projection.Name)));

    private static GlobalPosition PositionOf(IProjection projection, Checkpoint? found) => found switch
    {
        null => throw ProjectionStoppedException.NotPrepared(projection),
        _ when found.Version != projection.Version => throw ProjectionStoppedException.Newer(projection, found.Version),
        _ => new(found.Position),
    };

    private static Activity? Begin(IProjection projection, IReadOnlyList<RecordedEvent> events) => Source.HasListeners()
        ? Source.StartActivity(
            $"project {projection.Name}", ActivityKind.Consumer, EventTrace.Of(events[0]),
            links: events.Skip(1).Take(MostLinks).Select(recorded => new ActivityLink(EventTrace.Of(recorded))))
        : null;

    private async Task ApplyAsync(DbTransaction transaction, IProjection projection, IReadOnlyList<RecordedEvent> events)
    {
        using var projected = Begin(projection, events);
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
