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

    /// <summary>Whether some service must hear of the event for the work to go on.</summary>
    public static bool IsAwaited(IEvent happened) => happened is DatasetVersionPublished or AnnotationSetPublished || Of(happened) is not null;
}
