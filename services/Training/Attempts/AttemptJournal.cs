using SemCovNet.Artifacts;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Training;
using SemCovNet.Training.Runs;

namespace SemCovNet.Training.Attempts;

/// <summary>
/// Writes what the trainer reports into the experiment's stream. The stream decides whether this attempt still counts; when it does not,
/// the journal throws and the training stops. Called on the training thread, an epoch apart, so it may block.
/// </summary>
internal sealed class AttemptJournal(
    IArtifactStore artifacts, CommandHandler handler, CheckpointRetention retention, LiveTraining live, string experimentId, int attempt, CommandContext context)
    : ITrainingObserver
{
    public void OnStart(TrainingPlan plan) => live.Begin(plan);

    public void OnStep(StepMetrics step) => live.Report(experimentId, step);

    public void OnEpoch(EpochSummary epoch) => Record(new TrainingCommand.RecordEpoch(new(
        experimentId, attempt, epoch.Epoch, epoch.Of, epoch.TrainLoss.Total,
        new Dictionary<string, double>
        {
            ["cls"] = epoch.TrainLoss.Class,
            ["rec"] = epoch.TrainLoss.Reconstruction,
            ["dva"] = epoch.TrainLoss.Alignment,
            ["cdi"] = epoch.TrainLoss.Cdi,
        },
        epoch.ValLoss, epoch.ValAuc, epoch.ValPra, epoch.LearningRate, epoch.Seconds, epoch.ImagesPerSecond)));

    public void OnCheckpoint(Checkpoint checkpoint)
    {
        var digest = artifacts.PutAsync(checkpoint.Content).GetAwaiter().GetResult();
        Record(new TrainingCommand.RecordCheckpoint(new(experimentId, attempt, checkpoint.Epoch, digest, checkpoint.Content.Length)));
        retention.DropAsync(experimentId).GetAwaiter().GetResult();
    }

    /// <exception cref="AttemptFencedException">Another attempt has taken over, or the experiment has ended.</exception>
    public async Task RecordAsync(TrainingCommand command, CancellationToken cancellation = default)
    {
        var result = await handler.HandleAsync(TrainingDecider.Instance, Streams.Experiment(experimentId), command, context, cancellation);
        if (!result.Changed)
            throw new AttemptFencedException(experimentId, attempt);
    }

    private void Record(TrainingCommand command) => RecordAsync(command).GetAwaiter().GetResult();
}

/// <summary>This attempt's voice no longer counts: it must stop without a word.</summary>
internal sealed class AttemptFencedException(string experimentId, int attempt)
    : Exception($"Attempt {attempt} of experiment {experimentId} was superseded or cancelled.");
