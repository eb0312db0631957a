using System.Text.Json;
using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Assessments;
using SemCovNet.Fairness.Gates;

namespace SemCovNet.Fairness.Replaying;

/// <summary>Assesses evaluations again from their kept predictions, and holds the outcome against what was recorded. Nothing is recorded.</summary>
public sealed class AssessmentReplay(IEventStore store, IArtifactStore artifacts, AssessmentSource source)
{
    /// <summary>Every assessed evaluation of an experiment, in their order.</summary>
    /// <param name="evaluationId">Only this one; null for all.</param>
    public async Task<IReadOnlyList<ReplayedAssessment>> ReplayAsync(string experimentId, string? evaluationId = null, CancellationToken cancellation = default)
    {
        var history = await AssessedHistory.ReadAsync(store, experimentId, cancellation);
        var replayed = new List<ReplayedAssessment>();
        foreach (var (assessment, gate) in history.VerdictsOn(evaluationId))
        {
            var evaluation = history.Experiment.Evaluations[gate.EvaluationId];
            var report = FairnessReports.Of(await source.LoadAsync(history.Experiment, evaluation, cancellation));
            var quality = await artifacts.GetJsonAsync<EvaluationReport>(evaluation.Report, cancellation);
            var limits = Gate.Judge([.. gate.Limits.Select(verdict => verdict.Limit)], Measured.By(report, quality));
            replayed.Add(new(
                evaluation, assessment, await artifacts.GetJsonAsync<FairnessReport>(assessment.Report, cancellation), report,
                Digest.Of(JsonSerializer.SerializeToUtf8Bytes(report, ContractJson.Options)), gate, Gate.Together(limits), limits));
        }
        return replayed;
    }
}
