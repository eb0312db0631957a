using SemCovNet.ReadModels.Database;
using SemCovNet.ReadModels.Leases;

namespace SemCovNet.ReadModels.Queue;

/// <summary>What there is to train.</summary>
/// <param name="Waiting">In the order in which it is taken up; also what a trainer began and, dead or silent, no longer holds.</param>
/// <param name="Running">What a trainer holds now, the oldest first.</param>
public sealed record QueueState(IReadOnlyList<QueuedExperiment> Waiting, IReadOnlyList<RunningExperiment> Running);

/// <param name="Trainer">Who holds it.</param>
public sealed record RunningExperiment(QueuedExperiment Experiment, string Trainer);

/// <summary>The queue as trainers choose from it and as people see it.</summary>
public sealed class TrainingQueue(SqlDatabase database, LeaseStore leases)
{
    public async Task<QueueState> ReadAsync(CancellationToken cancellation = default)
    {
        var entries = (await database.QueryAsync<string>("select entry from queued_experiment order by requested_at, id", cancellation: cancellation))
            .Select(JsonText.Read<QueuedExperiment>).ToList();
        var held = (await leases.LiveAsync(LeaseKeys.Trainings, cancellation)).ToDictionary(lease => lease.Key, lease => lease.Owner);
        var running = entries.Where(entry => held.ContainsKey(LeaseKeys.Training(entry.Id))).ToList();
        return new(
            FairOrder.Of(entries.Except(running), running),
            [.. running.Select(entry => new RunningExperiment(entry, held[LeaseKeys.Training(entry.Id)]))]);
    }
}
