using System.Text;
using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Training.Runs;

namespace SemCovNet.Training.Attempts;

/// <summary>
/// Removes the checkpoints that no attempt can go on from any more: all but the newest two of an experiment that is open, all of one
/// that has ended. The events keep their digests.
/// </summary>
/// <remarks>
/// A checkpoint names its experiment, so no other experiment's has the same bytes. That nothing else names it (a recipe's weights, say)
/// is looked for in every event.
/// </remarks>
public sealed class CheckpointRetention(IEventStore store, IArtifactStore artifacts, ILogger<CheckpointRetention> log)
{
    /// <summary>What fails is logged: a checkpoint too many costs space, and is no reason to end a training or to refuse what was recorded.</summary>
    /// <returns>How many were removed; 0 where it failed.</returns>
    public async Task<int> DropAsync(string experimentId, CancellationToken cancellation = default)
    {
        try
        {
            return await DropOutlivedAsync(experimentId, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            log.LogError(failure, "The checkpoints that experiment {Experiment} needs no more could not be removed now", experimentId);
            return 0;
        }
    }

    private async Task<int> DropOutlivedAsync(string experimentId, CancellationToken cancellation)
    {
        var droppable = new List<Digest>();
        foreach (var checkpoint in await OutlivedAsync(experimentId, cancellation))
        {
            if (await artifacts.ExistsAsync(checkpoint, cancellation))
                droppable.Add(checkpoint);
        }
        if (droppable.Count == 0)
            return 0;
        droppable = await UnnamedElsewhereAsync(experimentId, droppable, cancellation);
        foreach (var checkpoint in droppable)
            await artifacts.DeleteAsync(checkpoint, cancellation);
        log.LogInformation("Removed {Count} checkpoints that experiment {Experiment} needs no more", droppable.Count, experimentId);
        return droppable.Count;
    }

    private async Task<IEnumerable<Digest>> OutlivedAsync(string experimentId, CancellationToken cancellation)
    {
        var run = TrainingDecider.Instance.Initial;
        var saved = new List<Digest>();
        await foreach (var recorded in store.ReadStreamAsync(Streams.Experiment(experimentId), 0, cancellation))
        {
            run = TrainingDecider.Instance.Evolve(run, recorded.Body);
            if (recorded.Body is not CheckpointSaved { Checkpoint: var checkpoint })
                continue;
            saved.Remove(checkpoint);
            saved.Add(checkpoint);
        }
        return run is TrainingRun.Open open ? saved.Where(checkpoint => checkpoint != open.Newest?.Content && checkpoint != open.Previous?.Content) : saved;
    }

    private async Task<List<Digest>> UnnamedElsewhereAsync(string experimentId, List<Digest> checkpoints, CancellationToken cancellation)
    {
        var stream = Streams.Experiment(experimentId);
        var left = checkpoints.ToDictionary(checkpoint => checkpoint, checkpoint => Encoding.UTF8.GetBytes(checkpoint.Hex));
        await foreach (var recorded in store.ReadAllAsync(GlobalPosition.Start, cancellation))
        {
            if (recorded.Stream == stream && recorded.Body is CheckpointSaved or AttemptStarted)
                continue;
            foreach (var (named, _) in left.Where(entry => recorded.Json.Span.IndexOf(entry.Value) >= 0).ToList())
                left.Remove(named);
        }
        return [.. left.Keys];
    }
}
