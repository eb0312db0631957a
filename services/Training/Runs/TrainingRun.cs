using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;

namespace SemCovNet.Training.Runs;

/// <summary>An experiment as training sees it.</summary>
public abstract record TrainingRun
{
    private TrainingRun()
    {
    }

    public sealed record NotRequested : TrainingRun;

    /// <summary>Requested, and not ended yet.</summary>
    /// <param name="Attempt">The newest attempt; 0 before the first.</param>
    /// <param name="Checkpoint">The newest one that was saved; null before the first.</param>
    /// <param name="EpochsSaved">Epochs that checkpoint holds.</param>
    /// <param name="Fruitless">Attempts since the newest checkpoint, or since the request, without those that were told to stop.</param>
    /// <param name="LastFailure">Why the newest attempt failed; null where it did not, or a checkpoint came after.</param>
    /// <param name="Active">False while it waits for its first or its next attempt.</param>
    public sealed record Open(
        ExperimentRequested Request, int Attempt, Digest? Checkpoint, int EpochsSaved, int EpochsRecorded, int Fruitless, bool Active,
        string? LastFailure = null) : TrainingRun;

    public sealed record Completed(TrainingCompleted Result) : TrainingRun;

    public sealed record Failed(string Reason) : TrainingRun;

    public sealed record Cancelled(string Reason) : TrainingRun;
}

public abstract record TrainingCommand
{
    public sealed record Request(ExperimentRequested Experiment) : TrainingCommand;

    /// <param name="Attempt">One above the newest the trainer saw: of two that chose the same number, one wins.</param>
    /// <param name="MostFruitless">After so many attempts without a checkpoint the experiment is given up.</param>
    public sealed record StartAttempt(int Attempt, string Trainer, int MostFruitless) : TrainingCommand;

    public sealed record RecordEpoch(EpochCompleted Epoch) : TrainingCommand;

    public sealed record RecordCheckpoint(CheckpointSaved Checkpoint) : TrainingCommand;

    public sealed record Complete(TrainingCompleted Result) : TrainingCommand;

    public sealed record Fail(AttemptFailed Failure) : TrainingCommand;

    public sealed record Stop(AttemptStopped Stopped) : TrainingCommand;

    public sealed record Cancel(string Reason, string By) : TrainingCommand;
}
