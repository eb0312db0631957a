using System.Collections.Immutable;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Assessments;
using SemCovNet.Fairness.Gates;

namespace SemCovNet.Fairness.Replaying;

/// <summary>
/// Scores past evaluations again from their kept predictions. Nothing is recorded: what was decided stays decided, and the answer is
/// what would have been.
/// </summary>
public sealed class VerdictReplay(IEventStore store, AssessmentSource source)
{
    /// <summary>Every assessed evaluation of an experiment, in their order.</summary>
    public async Task<IReadOnlyList<ReplayedVerdict>> ReplayAsync(string experimentId, ReplayDefinition definition, CancellationToken cancellation = default)
    {
        var (experiment, gates) = await ReadAsync(experimentId, cancellation);
        var replayed = new List<ReplayedVerdict>();
        foreach (var gate in gates)
        {
            var evaluation = experiment.Evaluations[gate.EvaluationId];
            var result = definition.Of(await source.LoadAsync(experiment, evaluation, cancellation));
            replayed.Add(Judge(evaluation, gate, result, definition));
        }
        return replayed;
    }

    private static ReplayedVerdict Judge(EvaluationCompleted evaluation, GateDecided gate, MetricResult result, ReplayDefinition definition)
    {
        var replaced = gate.Limits.Where(verdict => definition.IsOfTheKindOf(verdict.Limit.Metric)).ToList();
        var again = Gate.Judge(
            [.. replaced.Select(verdict => verdict.Limit with { Metric = definition.Id })], new Dictionary<string, MetricResult> { [definition.Id] = result });
        return new(
            evaluation.ExperimentId, evaluation.EvaluationId, evaluation.DatasetId, evaluation.DatasetVersion, result, gate.Verdict,
            Gate.Together([.. gate.Limits.Except(replaced), .. again]), replaced, again);
    }

    private async Task<(AssessedExperiment Experiment, ImmutableList<GateDecided> Gates)> ReadAsync(string experimentId, CancellationToken cancellation)
    {
        var (experiment, gates) = (AssessedExperiment.Unknown, ImmutableList<GateDecided>.Empty);
        await foreach (var recorded in store.ReadStreamAsync(Streams.Experiment(experimentId), 0, cancellation))
        {
            experiment = AssessmentDecider.Evolve(experiment, recorded.Body);
            if (recorded.Body is GateDecided gate)
                gates = gates.Add(gate);
        }
        return (experiment, gates);
    }
}
