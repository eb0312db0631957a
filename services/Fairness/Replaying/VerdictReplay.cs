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
    /// <param name="evaluationId">Only this one; null for all.</param>
    public async Task<IReadOnlyList<ReplayedVerdict>> ReplayAsync(
        string experimentId, ReplayDefinition definition, string? evaluationId = null, CancellationToken cancellation = default)
    {
        var history = await AssessedHistory.ReadAsync(store, experimentId, cancellation);
        var replayed = new List<ReplayedVerdict>();
        foreach (var (_, gate) in history.VerdictsOn(evaluationId))
        {
            var evaluation = history.Experiment.Evaluations[gate.EvaluationId];
            var scored = definition.Of(await source.LoadAsync(history.Experiment, evaluation, cancellation));
            replayed.Add(Judge(evaluation, gate, scored, definition));
        }
        return replayed;
    }

    private static ReplayedVerdict Judge(EvaluationCompleted evaluation, GateDecided gate, Rescored scored, ReplayDefinition definition)
    {
        var replaced = gate.Limits.Where(verdict => definition.IsOfTheKindOf(verdict.Limit)).ToList();
        List<Limit> limits = [.. replaced.Select(verdict => verdict.Limit with { Metric = definition.Id })];
        var again = Gate.Judge(limits, limits.DistinctBy(limit => limit.Figure).ToDictionary(limit => limit.Figure, _ => scored.Size));
        return new(
            evaluation.ExperimentId, evaluation.EvaluationId, evaluation.DatasetId, evaluation.DatasetVersion, scored, gate.Verdict,
            Gate.Together([.. gate.Limits.Except(replaced), .. again]), replaced, again);
    }
}
