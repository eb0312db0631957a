using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Assessments;

namespace SemCovNet.Fairness.Replaying;

/// <summary>What was assessed and decided of an experiment.</summary>
/// <param name="Verdicts">In their order, each with the assessment that it was recorded with.</param>
internal sealed record AssessedHistory(AssessedExperiment Experiment, IReadOnlyList<(FairnessAssessed Assessment, GateDecided Gate)> Verdicts)
{
    /// <param name="evaluationId">Null for all.</param>
    public IEnumerable<(FairnessAssessed Assessment, GateDecided Gate)> VerdictsOn(string? evaluationId) =>
        Verdicts.Where(verdict => evaluationId is null || verdict.Gate.EvaluationId == evaluationId);

    public static async Task<AssessedHistory> ReadAsync(IEventStore store, string experimentId, CancellationToken cancellation)
    {
        var (experiment, assessments, verdicts) = (AssessedExperiment.Unknown, new Dictionary<string, FairnessAssessed>(), new List<(FairnessAssessed, GateDecided)>());
        await foreach (var recorded in store.ReadStreamAsync(Streams.Experiment(experimentId), 0, cancellation))
        {
            experiment = AssessmentDecider.Evolve(experiment, recorded.Body);
            if (recorded.Body is FairnessAssessed assessed)
                assessments[assessed.EvaluationId] = assessed;
            else if (recorded.Body is GateDecided gate)
                verdicts.Add((assessments[gate.EvaluationId], gate));
        }
        return new(experiment, verdicts);
    }
}
