using System.Text.Json;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Messages;
using SemCovNet.EventStore;

namespace SemCovNet.ReadModels.Queue;

/// <summary>An experiment's place in the queue from its events; null before its request, and once nothing is left to train.</summary>
public static class QueueFold
{
    public static QueuedExperiment? Apply(QueuedExperiment? before, RecordedEvent recorded)
    {
        var at = recorded.Context.At;
        return (before, recorded.Body) switch
        {
            (null, ExperimentRequested e) => Requested(e, at),
            (null, _) => null,
            (_, AttemptStarted e) when e.Attempt > before.Attempt =>
                before with { Attempt = e.Attempt, Trainer = e.Trainer, Epoch = e.FromEpoch, EpochSeconds = null, ProgressAt = at },
            (_, EpochCompleted e) when e.Attempt == before.Attempt => before with { Epoch = e.Epoch, Epochs = e.Epochs, EpochSeconds = e.Seconds, ProgressAt = at },
            (_, AttemptFailed { Final: true } e) when e.Attempt == before.Attempt => null,
            (_, TrainingCompleted e) when e.Attempt == before.Attempt => null,
            (_, ExperimentCancelled) => null,
            _ => before,
        };
    }

    private static QueuedExperiment Requested(ExperimentRequested e, DateTimeOffset at) => new(
        e.ExperimentId, e.DatasetId, e.DatasetVersion, e.RecipeName, e.RequestedBy, e.Priority ?? ExperimentPriority.Normal, e.Pool, at,
        Attempt: 0, Trainer: null, Epoch: 0, EpochsIn(e.Recipe), EpochSeconds: null, ProgressAt: null);

    private static int EpochsIn(JsonElement recipe) =>
        recipe.ValueKind is JsonValueKind.Object && recipe.TryGetProperty("epochs", out var epochs) && epochs.TryGetInt32(out var number) ? number : 0;
}
