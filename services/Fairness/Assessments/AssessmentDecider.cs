using System.Collections.Immutable;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.Fairness.Assessments;

/// <summary>An experiment as fairness sees it.</summary>
/// <param name="Assessed">Ids of the evaluations that are assessed.</param>
public sealed record AssessedExperiment(
    ExperimentRequested? Request, ImmutableDictionary<string, EvaluationCompleted> Evaluations, ImmutableHashSet<string> Assessed)
{
    public static AssessedExperiment Unknown { get; } = new(null, ImmutableDictionary<string, EvaluationCompleted>.Empty, []);
}

/// <summary>An assessment and the verdict that follows from it: recorded together or not at all.</summary>
public sealed record RecordAssessment(FairnessAssessed Assessment, GateDecided Gate);

/// <summary>What fairness may write into <c>experiment-{id}</c>: one assessment and one verdict an evaluation.</summary>
public static class AssessmentDecider
{
    public static Decider<AssessedExperiment, RecordAssessment> Instance { get; } = new(AssessedExperiment.Unknown, Decide, Evolve);

    public static IReadOnlyList<IEvent> Decide(AssessedExperiment experiment, RecordAssessment command) =>
        command.Assessment.EvaluationId switch
        {
            var id when !experiment.Evaluations.ContainsKey(id) => [],
            // A redelivered command changes nothing.
            var id when experiment.Assessed.Contains(id) => [],
            _ => [command.Assessment, command.Gate],
        };

    public static AssessedExperiment Evolve(AssessedExperiment experiment, IEvent happened) =>
        happened switch
        {
            ExperimentRequested e => experiment with { Request = e },
            EvaluationCompleted e => experiment with { Evaluations = experiment.Evaluations.SetItem(e.EvaluationId, e) },
            FairnessAssessed e => experiment with { Assessed = experiment.Assessed.Add(e.EvaluationId) },
            _ => experiment,
        };
}
