using SemCovNet.Contracts.Messages;

namespace SemCovNet.ReadModels.Queue;

/// <summary>An experiment from its request until it is trained, fails for good or is cancelled.</summary>
/// <param name="Pool">The trainers it asks for; null where any will do.</param>
/// <param name="Attempt">0 before the first.</param>
/// <param name="Trainer">Who started the newest attempt; null before the first.</param>
/// <param name="Epoch">Epochs done.</param>
/// <param name="EpochSeconds">How long the last epoch of this attempt took; null before it.</param>
/// <param name="ProgressAt">When that was recorded, or when the attempt started; null before the first.</param>
public sealed record QueuedExperiment(
    string Id, string DatasetId, int DatasetVersion, string Recipe, string RequestedBy, ExperimentPriority Priority, string? Pool, DateTimeOffset RequestedAt,
    int Attempt, string? Trainer, int Epoch, int Epochs, double? EpochSeconds, DateTimeOffset? ProgressAt)
{
    /// <summary>How long the training still takes at the pace of its last epoch; patience may end it sooner. Null before an epoch tells.</summary>
    public TimeSpan? Left(DateTimeOffset now)
    {
        if (EpochSeconds is not { } seconds || ProgressAt is not { } at)
            return null;
        var left = TimeSpan.FromSeconds(seconds * (Epochs - Epoch)) - (now - at);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
