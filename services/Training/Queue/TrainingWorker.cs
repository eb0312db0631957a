using System.Text.Json;
using Microsoft.Extensions.Options;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Learning.Training;
using SemCovNet.ReadModels.Queue;
using SemCovNet.ServiceDefaults;
using SemCovNet.Training.Attempts;

namespace SemCovNet.Training.Queue;

/// <summary>One experiment at a time: the next in the queue that this trainer may take.</summary>
internal sealed class TrainingWorker(
    TrainingInbox inbox, TrainingQueue queue, AttemptRunner runner, ProcessIdentity identity, IOptions<TrainerOptions> options, TimeProvider clock,
    ILogger<TrainingWorker> log)
    : BackgroundService
{
    private readonly HashSet<string> unreadable = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Value.Trains && !stoppingToken.IsCancellationRequested)
        {
            if (!await WorkOnceAsync(stoppingToken))
                await inbox.WaitAsync(options.Value.Poll, clock, stoppingToken);
        }
    }

    /// <returns>False where there was nothing to do.</returns>
    private async Task<bool> WorkOnceAsync(CancellationToken stopping)
    {
        try
        {
            foreach (var experimentId in await CandidatesAsync(stopping))
            {
                if (await TryRunAsync(experimentId, stopping))
                    return true;
            }
        }
        // Without its GPU this process can train nothing more: that ends it, and its host with it.
        catch (Exception failure) when (!stopping.IsCancellationRequested && failure is not DeviceLostException)
        {
            // The store or the read models are away for a moment; what waits is still waiting afterwards.
            log.LogError(failure, "Looking for work failed; trying again in {Poll}", options.Value.Poll);
        }
        return false;
    }

    /// <returns>False also for an experiment whose events cannot be read: those behind it do not wait for their repair.</returns>
    private async Task<bool> TryRunAsync(string experimentId, CancellationToken stopping)
    {
        try
        {
            return await runner.TryRunAsync(experimentId, stopping);
        }
        // Only what is wrong with these events: a store that is away is so for all of them.
        catch (Exception damage) when (damage is EventDamagedException or UnknownEventTypeException or JsonException)
        {
            // It is met again at every poll.
            if (unreadable.Add(experimentId))
                log.LogError(damage, "Experiment {Experiment} cannot be trained: its events cannot be read", experimentId);
            return false;
        }
    }

    private async Task<IEnumerable<string>> CandidatesAsync(CancellationToken cancellation)
    {
        // The read models may not have seen yet what a message already announced.
        var announced = inbox.Take();
        var known = await queue.ReadAsync(cancellation);
        // This process trains nothing now: what its name holds, its predecessor left behind when it died.
        var left = known.Running.Where(running => running.Trainer == identity.Name).Select(running => running.Experiment.Id);
        var others = known.Running.Where(running => running.Trainer != identity.Name).Select(running => running.Experiment.Id);
        var waiting = known.Waiting.Where(experiment => options.Value.Serves(experiment.Pool)).Select(experiment => experiment.Id);
        return left.Concat(waiting).Concat(announced).Except(others);
    }
}
