using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Messages;

namespace SemCovNet.Messaging;

/// <summary>The experiment's way through the services, as a table: which command follows from which event.</summary>
public static class FollowUp
{
    public static object? Of(IEvent happened) => happened switch
    {
        RetrainingRequested e => new RequestExperiment(e.ExperimentId, e.DatasetId, e.DatasetVersion, e.Recipe, [], e.Reason, e.RequestedBy),
        ExperimentRequested e => new TrainExperiment(e.ExperimentId),
        TrainingCompleted e => new EvaluateExperiment(e.ExperimentId, null, null),
        EvaluationCompleted e => new AssessExperiment(e.ExperimentId, e.EvaluationId),
        _ => null,
    };

    /// <summary>Whether the work stands still until some service takes the message.</summary>
    public static bool NeedsListener(object message) => message is
        DatasetVersionPublished or AnnotationSetPublished or CoverageMeasured or GateDecided
        or PredictionsReceived or OutcomesReceived or AlertRaised or AlertClosed or not IEvent;

    /// <summary>Whether some service must hear of the event for the work to go on.</summary>
    public static bool IsAwaited(IEvent happened) => NeedsListener(happened) || Of(happened) is not null || happened is MessageReplayed;
}
