using Microsoft.Extensions.Options;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.Training.Attempts;

namespace SemCovNet.Training.Queue;

/// <summary>One experiment at a time: the oldest that waits, or whose trainer died.</summary>
internal sealed class TrainingWorker(
    TrainingInbox inbox, IExperimentQueries experiments, AttemptRunner runner, IOptions<TrainerOptions> options, TimeProvider clock,
    ILogger<TrainingWorker> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
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
                if (await runner.TryRunAsync(experimentId, stopping))
                    return true;
            }
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            // The store or the read models are away for a moment; what waits is still waiting afterwards.
            log.LogError(failure, "Looking for work failed; trying again in {Poll}", options.Value.Poll);
        }
        return false;
    }

    private async Task<IEnumerable<string>> CandidatesAsync(CancellationToken cancellation)
    {
        // The read models may not have seen yet what a message already announced.
        var announced = inbox.Take();
        var known = await experiments.UnfinishedAsync(cancellation);
        return known.Where(experiment => experiment.Status is ExperimentStatus.Waiting or ExperimentStatus.Training)
            .Select(experiment => experiment.Id).Concat(announced).Distinct();
    }
}
