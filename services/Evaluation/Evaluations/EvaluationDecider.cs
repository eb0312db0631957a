using System.Collections.Immutable;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.Evaluation.Evaluations;

/// <summary>An experiment as evaluation sees it.</summary>
/// <param name="Request">Null before it was requested.</param>
/// <param name="Model">Null until training has completed.</param>
/// <param name="Done">Ids of the evaluations that are recorded.</param>
public sealed record EvaluatedExperiment(ExperimentRequested? Request, TrainingCompleted? Model, ImmutableHashSet<string> Done)
{
    public static EvaluatedExperiment Unknown { get; } = new(null, null, []);
}

/// <summary>What evaluation may write into <c>experiment-{id}</c>: each evaluation once, and only of a trained model.</summary>
public static class EvaluationDecider
{
    public static Decider<EvaluatedExperiment, EvaluationCompleted> Instance { get; } = new(EvaluatedExperiment.Unknown, Decide, Evolve);

    public static IReadOnlyList<IEvent> Decide(EvaluatedExperiment experiment, EvaluationCompleted evaluation) =>
        experiment switch
        {
            { Model: null } => [],
            // A redelivered command evaluates again, but is recorded once.
            { Done: var done } when done.Contains(evaluation.EvaluationId) => [],
            _ => [evaluation],
        };

    public static EvaluatedExperiment Evolve(EvaluatedExperiment experiment, IEvent happened) =>
        happened switch
        {
            ExperimentRequested e => experiment with { Request = e },
            TrainingCompleted e => experiment with { Model = e },
            EvaluationCompleted e => experiment with { Done = experiment.Done.Add(e.EvaluationId) },
            _ => experiment,
        };
}
