using SemCovNet.Contracts.Messages;
using SemCovNet.ReadModels.Queue;

namespace SemCovNet.Cli.Answers;

/// <param name="Waiting">In the order in which it is taken up.</param>
/// <param name="Parked">Messages that wait for a person's decision.</param>
internal sealed record QueueAnswer(IReadOnlyList<WaitingAnswer> Waiting, IReadOnlyList<RunningAnswer> Running, long Parked)
{
    public static QueueAnswer Of(QueueState queue, long parked, DateTimeOffset now) => new(
        [.. queue.Waiting.Select((e, index) => new WaitingAnswer(index + 1, e.Id, $"{e.DatasetId}@{e.DatasetVersion}", e.Recipe, e.RequestedBy, e.Priority, e.Pool, e.RequestedAt, e.Attempt))],
        [.. queue.Running.Select(r => RunningAnswer.Of(r, now))], parked);
}

/// <param name="Place">1 for the next.</param>
/// <param name="Attempt">Attempts so far: 0, or more where its trainer died or failed.</param>
internal sealed record WaitingAnswer(
    int Place, string Experiment, string Dataset, string Recipe, string RequestedBy, ExperimentPriority Priority, string? Pool, DateTimeOffset RequestedAt, int Attempt);

/// <param name="SecondsLeft">At the pace of the last epoch; null before the first.</param>
internal sealed record RunningAnswer(
    string Experiment, string Dataset, string Recipe, string RequestedBy, string? Pool, int Attempt, string Trainer, int Epoch, int Epochs, double? SecondsLeft)
{
    public static RunningAnswer Of(RunningExperiment running, DateTimeOffset now)
    {
        var e = running.Experiment;
        return new(e.Id, $"{e.DatasetId}@{e.DatasetVersion}", e.Recipe, e.RequestedBy, e.Pool, e.Attempt, running.Trainer, e.Epoch, e.Epochs, e.Left(now)?.TotalSeconds);
    }
}
