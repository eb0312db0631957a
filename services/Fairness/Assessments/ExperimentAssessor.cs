using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Messages;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Gates;
using SemCovNet.Fairness.Policies;

namespace SemCovNet.Fairness.Assessments;

/// <summary>Assesses an evaluation and decides whether its model keeps the fairness budget.</summary>
public sealed class ExperimentAssessor(AssessmentSource source, IArtifactStore artifacts, CommandHandler handler, PolicyBook policies)
{
    private const string Headline = "cdi.within@1";
    private const string Slope = "cdi.slope@1";
    private const string HeadlineLevel = "descriptor";

    /// <exception cref="NotAssessableException">There is no such evaluation.</exception>
    public async Task AssessAsync(AssessExperiment command, CommandContext context, CancellationToken cancellation = default)
    {
        var stream = Streams.Experiment(command.ExperimentId);
        var experiment = await handler.LoadAsync(AssessmentDecider.Instance, stream, cancellation);
        if (experiment.Request is null || !experiment.Evaluations.TryGetValue(command.EvaluationId, out var evaluation))
            throw new NotAssessableException($"Experiment {command.ExperimentId} has no evaluation \"{command.EvaluationId}\" to assess.");
        if (experiment.Assessed.Contains(command.EvaluationId))
            return;

        var report = FairnessReports.Of(await source.LoadAsync(experiment, evaluation, cancellation));
        var quality = await artifacts.GetJsonAsync<EvaluationReport>(evaluation.Report, cancellation);
        var budget = await policies.BudgetAsync(evaluation.DatasetId, cancellation);
        var limits = Gate.Judge(budget?.Limits ?? [], Measured.By(report, quality));
        var assessment = ToEvent(report, await artifacts.PutJsonAsync(report, cancellation));
        var gate = new GateDecided(command.ExperimentId, command.EvaluationId, budget?.PolicyId, Gate.Together(limits), limits);
        await handler.HandleAsync(AssessmentDecider.Instance, stream, new RecordAssessment(assessment, gate), context, cancellation);
    }

    private static FairnessAssessed ToEvent(FairnessReport report, Digest digest)
    {
        var within = report.Disparities.Single(result => (result.Definition, result.Level) == (Headline, HeadlineLevel));
        var slope = report.Disparities.Single(result => (result.Definition, result.Level) == (Slope, HeadlineLevel));
        return new(
            report.ExperimentId, report.EvaluationId, Headline, HeadlineLevel, digest, within.Signed, within.Value, within.Low, within.High,
            slope.Signed, within.Groups, within.Undefined);
    }
}

/// <summary>There is nothing to assess; the message says why.</summary>
public sealed class NotAssessableException(string message) : Exception(message);
