using SemCovNet.EventStore;
using SemCovNet.EventStore.Verification;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.ReadModels.Projections;

/// <summary>All projections together, as the rest of the program sees them; whichever process runs them.</summary>
public sealed class ReadModelProjections(IReadOnlyList<ProjectionRunner> runners, IEventStore store, SqlDatabase database, TimeProvider clock)
{
    // A row that many events change is written once a transaction.
    private const int MostInTransaction = 5000;
    private const int PagesAhead = 2;

    // Another process may be the one that projects, and the database tells nobody of its commits.
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(20);

    /// <inheritdoc cref="ProjectionTables.PrepareAsync"/>
    public async Task PrepareAsync(CancellationToken cancellation = default)
    {
        foreach (var runner in runners)
            await runner.PrepareAsync(cancellation);
    }

    /// <summary>Brings the tables up to what is stored now: for a command that runs without a host around it.</summary>
    /// <exception cref="ProjectionStoppedException">An event cannot be applied, or the tables tell of events that are not there.</exception>
    public async Task CatchUpAsync(CancellationToken cancellation = default)
    {
        await PrepareAsync(cancellation);
        foreach (var runner in runners)
            await runner.CatchUpAsync(cancellation);
        await CheckHistoryAsync(cancellation);
    }

    /// <summary>Drops all tables, also those that a newer version of the code made, and folds all events anew, each read once for all.</summary>
    public async Task RebuildAsync(CancellationToken cancellation = default)
    {
        foreach (var runner in runners)
            await runner.ResetAsync(cancellation);
        var after = GlobalPosition.Start;
        await foreach (var events in store.ReadAllAsync(after, cancellation).Chunk(MostInTransaction).Ahead(PagesAhead, cancellation))
        {
            foreach (var runner in runners)
                await runner.ApplyAsync(after, events, cancellation);
            after = events[^1].Position;
        }
        await CatchUpAsync(cancellation);
    }

    /// <summary>Returns once every projection has applied the event at the position, so that its writer finds it in the tables.</summary>
    /// <exception cref="ProjectionStoppedException">One of them stands still before the position.</exception>
    public async Task WaitForAsync(GlobalPosition position, CancellationToken cancellation = default)
    {
        while (true)
        {
            var waiting = (await CheckpointsAsync(cancellation)).Where(checkpoint => checkpoint.Position < position.Value).ToList();
            if (waiting.Count == 0)
                return;
            if (waiting.FirstOrDefault(checkpoint => checkpoint.Fault is not null) is { } stopped)
                throw new ProjectionStoppedException(stopped.Fault!);
            await Task.Delay(LookInterval, clock, cancellation);
        }
    }

    public async Task<IReadOnlyList<ProjectionStatus>> StatusAsync(CancellationToken cancellation = default)
    {
        var checkpoints = await CheckpointsAsync(cancellation);
        var head = await store.HeadAsync(cancellation);
        return [.. checkpoints.Select(found => new ProjectionStatus(
            found.Name, (int)found.Version, new(found.Position), Math.Max(0, head.Value - found.Position), UtcText.Parse(found.UpdatedAt), found.Fault))];
    }

    // Of another history, whose events were removed or exchanged, they would follow nothing before it is as long, and then pass over its beginning.
    private async Task CheckHistoryAsync(CancellationToken cancellation)
    {
        var furthest = (await CheckpointsAsync(cancellation)).Max(checkpoint => (long?)checkpoint.Position);
        var head = await store.HeadAsync(cancellation);
        if (furthest > head.Value)
            throw ProjectionStoppedException.OfAnotherHistory(furthest.Value, head);
    }

    private Task<IReadOnlyList<Checkpoint>> CheckpointsAsync(CancellationToken cancellation) =>
        database.QueryAsync<Checkpoint>(Checkpoint.SelectAmong(database), new { names = runners.Select(runner => runner.Name).ToArray() }, cancellation);
}
