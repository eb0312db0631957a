using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;
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
    /// <param name="level">Of the groups that they are given to; subgroups are the values of the dataset's first attribute.</param>
    /// <returns>The plan, and the digest it is kept under.</returns>
    /// <exception cref="NotPlannableException">Nothing is annotated, no model of the dataset is assessed, or one of both is without the subgroups asked for.</exception>
    public async Task<(CoveragePlan Plan, Digest Digest)> PlanAsync(
        string datasetId, int cases, CoverageLevel level, CommandContext context, CancellationToken cancellation = default)
    {
        if (cases < 1)
            throw new NotPlannableException("A plan is for at least one case.");
        var set = await store.NewestAsync<AnnotationSetPublished>(Streams.Annotations(datasetId), _ => true, cancellation)
            ?? throw new NotPlannableException($"Dataset \"{datasetId}\" has no descriptors yet, so nothing is known of what they cover. Upload some with: semcov annotations upload");
        var version = await store.NewestAsync<DatasetVersionPublished>(Streams.Dataset(datasetId), e => e.Version == set.DatasetVersion, cancellation);
        var newest = await datasets.LoadAsync(version!.Manifest, set.Set, cancellation);
        var attribute = level == CoverageLevel.Subgroup ? AttributeOf(newest.Manifest) : null;
        var assessed = await AssessedAsync(datasetId, attribute, cancellation);
        var plan = Plan(assessed, newest, attribute, cases);
        var digest = await artifacts.PutJsonAsync(plan, cancellation);
        var planned = new CoveragePlanned(
            datasetId, digest.Hex[..16], plan.ExperimentId, plan.DatasetVersion, plan.AnnotationVersion, digest, plan.Cases, plan.MeanFall);
        await handler.HandleAsync(MonitorDecider.Instance, Streams.Monitor(datasetId), new MonitorCommand.RecordPlan(planned), context, cancellation);
        return (plan, digest);
    }

    private async Task<AssessmentData> AssessedAsync(string datasetId, string? attribute, CancellationToken cancellation)
    {
        var completed = await experiments.ListAsync(new(DatasetId: datasetId, Status: ExperimentStatus.Completed, Limit: 1), cancellation);
        if (completed.Rows.FirstOrDefault() is not { } newest)
            throw new NotPlannableException($"No model of dataset \"{datasetId}\" is assessed yet, so it is not known how error follows coverage. Train one with: semcov train --dataset {datasetId} --wait");
        var experiment = await handler.LoadAsync(AssessmentDecider.Instance, Streams.Experiment(newest.Id), cancellation);
        var own = experiment.Evaluations.Values.Single(evaluation => evaluation.Split == "test");
        var assessed = await source.LoadAsync(experiment, own, cancellation);
        return attribute is null || HasSubgroups(assessed.Trained.Manifest, attribute) ? assessed
            : throw new NotPlannableException($"Experiment {newest.Id}, the newest model of dataset \"{datasetId}\", was trained on images without {attribute}, so it is not known how error follows coverage by it. Train another with: semcov train --dataset {datasetId} --wait");
    }

    private static string AttributeOf(DatasetManifest manifest) =>
        manifest.SubgroupAttributes.FirstOrDefault() is { } attribute && HasSubgroups(manifest, attribute) ? attribute
        : throw new NotPlannableException($"No training image of dataset \"{manifest.DatasetId}\" has a subgroup, so nothing can be planned at level subgroup. Plan at level descriptor, or import the images with an attribute to group them by: semcov import --help");

    private static bool HasSubgroups(DatasetManifest manifest, string attribute) =>
        manifest.Rows.Any(row => row.Split == Split.Train && row.Subgroups.ContainsKey(attribute));

    private static CoveragePlan Plan(AssessmentData assessed, DescribedDataset newest, string? attribute, int cases)
    {
        var trained = Measure(assessed.Trained, attribute).ToTable();
        var predictions = Predictions.From(AssessedRows.Of(assessed, attribute));
        var options = new CdiOptions { Definitions = [CdiRegistry.Find(Slope)], Level = LevelBy(attribute), Floor = FairnessReports.Floor, Resampling = Resampling };
        var errors = CdiAssessment.Of(predictions, trained, options with { Resampling = ResamplingOptions.None }).Groups
            .Where(group => group.Counts).ToDictionary(group => group.Group, group => group.Error.Number);
        var coverage = Measure(newest, attribute).Cells;
        var plan = AnnotationPlan.Of(coverage, DisparityFigure.Of(predictions, trained, options)[0], cases);
        var support = coverage.ToDictionary(cell => cell.Group, cell => cell.Support);
        return new(
            Definition, newest.Manifest.DatasetId, newest.Manifest.Version, newest.Annotations.Version, assessed.Evaluation.ExperimentId,
            assessed.Evaluation.EvaluationId, plan.Cases, plan.MeanFall.Number, plan.MeanInterval?.Lower, plan.MeanInterval?.Upper, plan.MeanFall.WhyUndefined,
            plan.WhyEmpty,
            [.. plan.Cells.Select(cell => ToCell(cell, support[cell.Group], errors.GetValueOrDefault(cell.Group), Candidates.Of(newest, cell.Group, attribute).Count()))],
            [.. plan.Unknown.Select(group => string.Join(", ", new[] { group.Class, group.Descriptor, group.Subgroup }.OfType<string>()))], attribute);
    }

    private static PlanCell ToCell(PlannedCell cell, double support, double? error, int candidates) => new(
        cell.Group.Class, cell.Group.Descriptor, cell.Coverage, support, cell.Cases, cell.CoverageThen, cell.Fall.Number, cell.Interval?.Lower,
        cell.Interval?.Upper, cell.Fall.WhyUndefined, error, candidates, cell.Group.Subgroup);

    private static Metrics.CoverageReport Measure(DescribedDataset data, string? attribute) => Metrics.CoverageReport.Of(
        DescribedRows.OfTraining(data.Manifest, data.Annotations, attribute), LevelBy(attribute), ResamplingOptions.None);

    private static CoverageLevel LevelBy(string? attribute) => attribute is null ? CoverageLevel.Descriptor : CoverageLevel.Subgroup;
}

/// <summary>Nothing can be planned; the message says why.</summary>
public sealed class NotPlannableException(string message) : Exception(message);
