using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Assessments;
using SemCovNet.Fairness.Coverage;
using SemCovNet.Fairness.Monitoring;
using SemCovNet.Metrics;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Fairness.Planning;

/// <summary>Plans what to annotate next, by the newest assessed model of the dataset, and records the plan.</summary>
public sealed class CoveragePlanner(
    IEventStore store, IArtifactStore artifacts, CommandHandler handler, IExperimentQueries experiments, AssessmentSource source, DescribedDatasets datasets)
{
    public const string Definition = "plan.gain@1";

    private const string Slope = "cdi.slope@1";
    private static readonly ResamplingOptions Resampling = new() { Replicates = 1000, Seed = 1 };

    /// <param name="cases">How many to give out, at least 1.</param>
    /// <returns>The plan, and the digest it is kept under.</returns>
    /// <exception cref="NotPlannableException">Nothing is annotated, or no model of the dataset is assessed.</exception>
    public async Task<(CoveragePlan Plan, Digest Digest)> PlanAsync(string datasetId, int cases, CommandContext context, CancellationToken cancellation = default)
    {
        if (cases < 1)
            throw new NotPlannableException("A plan is for at least one case.");
        var set = await store.NewestAsync<AnnotationSetPublished>(Streams.Annotations(datasetId), _ => true, cancellation)
            ?? throw new NotPlannableException($"Dataset \"{datasetId}\" has no descriptors yet, so nothing is known of what they cover. Upload some with: semcov annotations upload");
        var version = await store.NewestAsync<DatasetVersionPublished>(Streams.Dataset(datasetId), e => e.Version == set.DatasetVersion, cancellation);
        var newest = await datasets.LoadAsync(version!.Manifest, set.Set, cancellation);
        var assessed = await AssessedAsync(datasetId, cancellation);
        var plan = Plan(assessed, newest, cases);
        var digest = await artifacts.PutJsonAsync(plan, cancellation);
        var planned = new CoveragePlanned(
            datasetId, digest.Hex[..16], plan.ExperimentId, plan.DatasetVersion, plan.AnnotationVersion, digest, plan.Cases, plan.MeanFall);
        await handler.HandleAsync(MonitorDecider.Instance, Streams.Monitor(datasetId), new MonitorCommand.RecordPlan(planned), context, cancellation);
        return (plan, digest);
    }

    private async Task<AssessmentData> AssessedAsync(string datasetId, CancellationToken cancellation)
    {
        var completed = await experiments.ListAsync(new(DatasetId: datasetId, Status: ExperimentStatus.Completed, Limit: 1), cancellation);
        if (completed.Rows.FirstOrDefault() is not { } newest)
            throw new NotPlannableException($"No model of dataset \"{datasetId}\" is assessed yet, so it is not known how error follows coverage. Train one with: semcov train --dataset {datasetId} --wait");
        var experiment = await handler.LoadAsync(AssessmentDecider.Instance, Streams.Experiment(newest.Id), cancellation);
        var own = experiment.Evaluations.Values.Single(evaluation => evaluation.Split == "test");
        return await source.LoadAsync(experiment, own, cancellation);
    }

    private static CoveragePlan Plan(AssessmentData assessed, DescribedDataset newest, int cases)
    {
        var trained = Measure(assessed.Trained).ToTable();
        var predictions = Predictions.From(AssessedRows.Of(assessed, null));
        var options = new CdiOptions { Definitions = [CdiRegistry.Find(Slope)], Floor = FairnessReports.Floor, Resampling = Resampling };
        var errors = CdiAssessment.Of(predictions, trained, options with { Resampling = ResamplingOptions.None }).Groups
            .Where(group => group.Counts).ToDictionary(group => group.Group, group => group.Error.Number);
        var coverage = Measure(newest).Cells;
        var plan = AnnotationPlan.Of(coverage, DisparityFigure.Of(predictions, trained, options)[0], cases);
        var support = coverage.ToDictionary(cell => cell.Group, cell => cell.Support);
        return new(
            Definition, newest.Manifest.DatasetId, newest.Manifest.Version, newest.Annotations.Version, assessed.Evaluation.ExperimentId,
            assessed.Evaluation.EvaluationId, plan.Cases, plan.MeanFall.Number, plan.MeanInterval?.Lower, plan.MeanInterval?.Upper, plan.MeanFall.WhyUndefined,
            plan.WhyEmpty,
            [.. plan.Cells.Select(cell => ToCell(cell, support[cell.Group], errors.GetValueOrDefault(cell.Group), Candidates.Of(newest, cell.Group).Count()))],
            [.. plan.Unknown.Select(group => $"{group.Class}, {group.Descriptor}")]);
    }

    private static PlanCell ToCell(PlannedCell cell, double support, double? error, int candidates) => new(
        cell.Group.Class, cell.Group.Descriptor, cell.Coverage, support, cell.Cases, cell.CoverageThen, cell.Fall.Number, cell.Interval?.Lower,
        cell.Interval?.Upper, cell.Fall.WhyUndefined, error, candidates);

    private static Metrics.CoverageReport Measure(DescribedDataset data) => Metrics.CoverageReport.Of(
        DescribedRows.OfTraining(data.Manifest, data.Annotations, subgroupAttribute: null), CoverageLevel.Descriptor, ResamplingOptions.None);
}

/// <summary>Nothing can be planned; the message says why.</summary>
public sealed class NotPlannableException(string message) : Exception(message);
