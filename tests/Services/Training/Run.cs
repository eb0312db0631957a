using System.Text.Json;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Training.Runs;

namespace SemCovNet.Tests.Services.Training;

/// <summary>An experiment's events and the commands that lead to them.</summary>
internal static class Run
{
    public const string Id = "e1";
    public const int MostFruitless = 3;

    private static readonly Dictionary<string, double> Parts = new() { ["cls"] = 0.5 };

    public static ExperimentRequested Requested { get; } = new(
        Id, "skin", 1, Digest.Of([1]), 1, Digest.Of([2]), "semcovnet", JsonDocument.Parse("{}").RootElement, "requested", "user:ada");

    public static AttemptStarted Started(int attempt, int fromEpoch = 0) => new(Id, attempt, "trainer-1", fromEpoch == 0 ? null : Content(fromEpoch), fromEpoch);

    public static EpochCompleted Epoch(int attempt, int epoch) => new(Id, attempt, epoch, 10, 0.5, Parts, 0.6, 0.8, 0.4, 1e-3, 2, 100);

    public static CheckpointSaved Saved(int attempt, int epoch) => new(Id, attempt, epoch, Content(epoch), 1000);

    public static AttemptFailed Failed(int attempt, bool final = false, double? pause = null, bool? outage = null) =>
        new(Id, attempt, "the disk is full", final, pause is { } seconds ? Noon.AddSeconds(seconds) : null, outage);

    public static AttemptStopped Stopped(int attempt) => new(Id, attempt, "trainer-1 is shutting down");

    public static TrainingCompleted Completed(int attempt) => new(Id, attempt, Digest.Of([3]), Digest.Of([4]), Digest.Of([5]), 4, null, "cpu", 1, 60);

    public static ExperimentCancelled Cancelled { get; } = new(Id, "enough", "user:ada");

    public static DateTimeOffset Noon { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <param name="fromEpoch">Of the checkpoint that is gone on from; 0 for none.</param>
    /// <param name="seen">Of the newest that the trainer saw; null for the same.</param>
    public static TrainingCommand Start(int attempt, int fromEpoch = 0, DateTimeOffset? at = null, int? seen = null) =>
        new TrainingCommand.StartAttempt(attempt, "trainer-1", Checkpoint(seen ?? fromEpoch), Checkpoint(fromEpoch), MostFruitless, at ?? Noon.AddDays(1));

    public static TrainingCommand Record(EpochCompleted epoch) => new TrainingCommand.RecordEpoch(epoch);

    public static TrainingCommand Record(CheckpointSaved checkpoint) => new TrainingCommand.RecordCheckpoint(checkpoint);

    public static TrainingCommand Record(TrainingCompleted result) => new TrainingCommand.Complete(result);

    public static TrainingCommand Record(AttemptFailed failure) => new TrainingCommand.Fail(failure, Noon, TimeSpan.FromSeconds(10));

    public static TrainingCommand Record(AttemptStopped stopped) => new TrainingCommand.Stop(stopped);

    public static TrainingCommand Cancel { get; } = new TrainingCommand.Cancel("enough", "user:ada");

    private static SavedCheckpoint? Checkpoint(int epoch) => epoch == 0 ? null : new(Content(epoch), epoch);

    /// <summary>The checkpoint after an epoch.</summary>
    public static Digest Content(int epoch) => Digest.Of([100, (byte)epoch]);
}
