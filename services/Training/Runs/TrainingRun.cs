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
    /// <param name="Newest">The newest checkpoint that was saved, and was not found damaged when an attempt began; null before the first.</param>
    /// <param name="Previous">The one before it, should the disk damage that.</param>
    /// <param name="Fruitless">Attempts since the newest checkpoint, or since the request, without those that were told to stop or met an outage.</param>
    /// <param name="Active">False while it waits for its first or its next attempt.</param>
    public sealed record Open(
        ExperimentRequested Request, int Attempt, SavedCheckpoint? Newest, SavedCheckpoint? Previous, int EpochsRecorded, int Fruitless, bool Active) : TrainingRun
    {
        /// <summary>Attempts in a row that failed, for whatever reason, since the newest checkpoint.</summary>
        public int Failures { get; init; }

        /// <summary>Why the newest attempt failed; null where it did not, or a checkpoint came after.</summary>
        public string? LastFailure { get; init; }

        /// <summary>No attempt begins before; null where none failed.</summary>
        public DateTimeOffset? RetryAt { get; init; }

        /// <summary>Whether it is too early for another attempt. What is to be given up need not wait for that.</summary>
        public bool Pauses(DateTimeOffset now, int mostFruitless) => now < RetryAt && Fruitless < mostFruitless;
    }

    public sealed record Completed(TrainingCompleted Result) : TrainingRun;

    public sealed record Failed(string Reason) : TrainingRun;

    public sealed record Cancelled(string Reason) : TrainingRun;
}

/// <param name="Epoch">Epochs that it holds.</param>
public sealed record SavedCheckpoint(Digest Content, int Epoch);

public abstract record TrainingCommand
{
    public sealed record Request(ExperimentRequested Experiment) : TrainingCommand;

    /// <param name="Attempt">One above the newest the trainer saw: of two that chose the same number, one wins.</param>
    /// <param name="Newest">The newest checkpoint that the trainer saw.</param>
    /// <param name="From">That, or the one before it where it is damaged; null where both are, or there is none.</param>
    /// <param name="MostFruitless">After so many attempts without a checkpoint the experiment is given up.</param>
    public sealed record StartAttempt(int Attempt, string Trainer, SavedCheckpoint? Newest, SavedCheckpoint? From, int MostFruitless, DateTimeOffset At) : TrainingCommand;

    public sealed record RecordEpoch(EpochCompleted Epoch) : TrainingCommand;

    public sealed record RecordCheckpoint(CheckpointSaved Checkpoint) : TrainingCommand;

    public sealed record Complete(TrainingCompleted Result) : TrainingCommand;

    /// <param name="FirstPause">Before the next attempt; after another failure twice as long, and so on.</param>
    public sealed record Fail(AttemptFailed Failure, DateTimeOffset At, TimeSpan FirstPause) : TrainingCommand;

    public sealed record Stop(AttemptStopped Stopped) : TrainingCommand;

    public sealed record Cancel(string Reason, string By) : TrainingCommand;
}
