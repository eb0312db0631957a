using System.Data.Common;
using Microsoft.Extensions.Logging;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.ReadModels.Projections;

/// <summary>Projections that are up with the events: each event is read once, and one transaction writes what it changes in all of them.</summary>
internal sealed class ProjectionGroup(IEventStore store, SqlDatabase database, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // Of several processes one is enough. Who came too late last time gives the others this start, and then finds their work done; where they have ended, it
    // is he who goes on.
    private static readonly TimeSpan HeadStart = TimeSpan.FromMilliseconds(200);

    private readonly Lock gate = new();
    private readonly Dictionary<IProjection, TaskCompletionSource> members = [];
    private CancellationTokenSource joined = new();
    private bool late;

    /// <summary>Joins the group. Returns once the projection is in it no longer: it is behind the others, or one of them cannot apply an event and each tries by itself.</summary>
    public Task StayAsync(IProjection projection, CancellationToken cancellation)
    {
        var leaves = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            members.Add(projection, leaves);
            joined.Cancel();
        }
        return leaves.Task.WaitAsync(cancellation);
    }

    /// <summary>Applies what comes to whoever is in the group, until it is cancelled.</summary>
    public async Task FollowAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var (projections, anotherJoins) = Gather();
            using var changes = CancellationTokenSource.CreateLinkedTokenSource(anotherJoins, cancellation);
            try
            {
                await FollowAsync(projections, changes.Token, cancellation);
            }
            catch (OperationCanceledException) when (changes.IsCancellationRequested)
            {
                // The group is another now, or the end has come.
            }
            catch (Exception passing) when (IsPassing(passing))
            {
                logger.LogWarning(passing, "The projections cannot go on now and try again.");
                await Task.Delay(Pause, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (ProjectionStoppedException)
            {
                Dismiss(projections, leaves => leaves.SetResult());
            }
            catch (Exception error)
            {
                Dismiss(projections, leaves => leaves.SetException(error));
            }
        }
    }

    /// <summary>Whether it is worth trying again. Events and tables may lie in two databases, and either may be away for a while.</summary>
    public bool IsPassing(Exception error) => store.IsPassing(error) || (error is DbException ofTables && database.IsPassing(ofTables));

    private (IReadOnlyList<IProjection> Projections, CancellationToken AnotherJoins) Gather()
    {
        lock (gate)
        {
            joined = new();
            return ([.. members.Keys], joined.Token);
        }
    }

    private void Dismiss(IEnumerable<IProjection> projections, Action<TaskCompletionSource> tell)
    {
        lock (gate)
        {
            foreach (var projection in projections)
            {
                if (members.Remove(projection, out var leaves))
                    tell(leaves);
            }
        }
    }

    /// <summary>Until one of them is behind.</summary>
    private async Task FollowAsync(IReadOnlyList<IProjection> projections, CancellationToken changes, CancellationToken cancellation)
    {
        if (projections.Count == 0)
            await Task.Delay(Timeout.Infinite, changes);
        var batch = new ProjectionBatch(projections, database, clock);
        var position = (await batch.CheckpointsAsync(cancellation)).Values.Min();
        await foreach (var events in store.SubscribeAllAsync(position, CancellationToken.None).Together(ProjectionRunner.MostEvents, changes))
        {
            if (!late || !await OthersWereQuickerAsync(batch, events[^1].Position, cancellation))
            {
                var (checkpoints, applied) = await batch.ApplyAsync(position, events, cancellation);
                late = !applied;
                var behind = projections.Where(projection => checkpoints[projection.Name] < position).ToList();
                Dismiss(behind, leaves => leaves.SetResult());
                if (behind.Count > 0)
                    return;
            }
            position = events[^1].Position;
        }
    }

    private async Task<bool> OthersWereQuickerAsync(ProjectionBatch batch, GlobalPosition last, CancellationToken cancellation)
    {
        await Task.Delay(HeadStart, clock, cancellation);
        return (await batch.CheckpointsAsync(cancellation)).Values.All(checkpoint => checkpoint >= last);
    }
}
