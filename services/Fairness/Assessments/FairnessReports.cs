using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Coverage;
using SemCovNet.Metrics;
using GroupError = SemCovNet.Contracts.Reports.GroupError;
using ReliabilityBin = SemCovNet.Contracts.Reports.ReliabilityBin;

namespace SemCovNet.Fairness.Assessments;

/// <summary>Everything that is known when an evaluation is assessed.</summary>
/// <param name="Trained">The data the model was trained on: coverage comes from its training rows.</param>
/// <param name="Evaluated">The data it was evaluated on; the same unless it was evaluated elsewhere.</param>
public sealed record AssessmentData(EvaluationCompleted Evaluation, PredictionSet Predictions, DescribedDataset Trained, DescribedDataset Evaluated);

public sealed record DescribedDataset(DatasetManifest Manifest, AnnotationSet Annotations);

/// <summary>How error follows coverage: the numerics, put into the report that pages and gates read.</summary>
public static class FairnessReports
{
    private const double Floor = 5;
    private static readonly ResamplingOptions Resampling = new() { Replicates = 1000, Seed = 1 };
    private static readonly string[] SubgroupMetricIds = ["auc@1", "s95@1", "bacc@1", "brier@1"];

    public static FairnessReport Of(AssessmentData data)
    {
        var attribute = data.Evaluated.Manifest.SubgroupAttributes.FirstOrDefault();
        var predictions = RowsBy(data, attribute);
        var byDescriptor = Disparity(data, predictions, attribute, CoverageLevel.Descriptor);
        var bySubgroup = attribute is null ? null : Disparity(data, predictions, attribute, CoverageLevel.Subgroup);
        var assessments = new[] { byDescriptor, bySubgroup }.OfType<CdiAssessment>().ToList();
        return new(
            data.Evaluation.ExperimentId, data.Evaluation.EvaluationId, data.Evaluation.DatasetId, data.Evaluation.DatasetVersion,
            data.Evaluation.AnnotationVersion, predictions.Count, predictions.Rows.CaseNames.Count, data.Evaluation.PriorsGiven, Floor,
            Resampling.Replicates, (int)Resampling.Seed, attribute, data.Evaluated.Annotations.Vocabulary,
            [.. assessments.SelectMany(Groups)], [.. assessments.SelectMany(Results)], Calibration(predictions), Subgroups(data));
    }

    private static Predictions RowsBy(AssessmentData data, string? attribute) =>
        AssessedRows.Of(data.Predictions, data.Evaluation.Split == "all", data.Evaluated.Manifest, data.Evaluated.Annotations, attribute);

    private static CdiAssessment Disparity(AssessmentData data, Predictions predictions, string? attribute, CoverageLevel level)
    {
        var training = DescribedRows.OfTraining(data.Trained.Manifest, data.Trained.Annotations, attribute);
        var coverage = Metrics.CoverageReport.Of(training, level, ResamplingOptions.None).ToTable();
        return CdiAssessment.Of(predictions, coverage, new() { Level = level, Floor = Floor, Resampling = Resampling });
    }

    private static IEnumerable<GroupError> Groups(CdiAssessment assessment)
    {
        var strata = CoverageStrata.WithinClasses(assessment.Groups);
        return assessment.Groups.Select(group => new GroupError(
            group.Group.Class, group.Group.Descriptor, group.Group.Subgroup, group.Coverage, group.Error.Number, group.Interval?.Lower,
            group.Interval?.Upper, group.Support, group.Counts, strata.GetValueOrDefault(group.Group)));
    }

    private static IEnumerable<DisparityResult> Results(CdiAssessment assessment) =>
        assessment.Results.Select(result => new DisparityResult(
            result.Definition.Id, assessment.Level.ToString().ToLowerInvariant(), result.Signed.Number, result.Value.Number, result.Interval?.Lower,
            result.Interval?.Upper, result.PValue, result.Groups,
            result.Classes.Where(c => c.Value.Number is not null).ToDictionary(c => c.Class, c => c.Value.Number!.Value), result.Signed.WhyUndefined));

    private static IReadOnlyList<ReliabilityDiagram> Calibration(Predictions predictions)
    {
        var report = ReliabilityReport.Of(predictions, new() { Floor = Floor, Resampling = Resampling });
        var metric = report.Confidence == Confidence.Positive ? "ece.pos15@1" : "ece.top15@1";
        return [.. report.Curves.Where(IsShown).Select(curve => new ReliabilityDiagram(
            Scope(curve.Group), metric, curve.Ece.Number, curve.Support,
            [.. curve.Bins.Select(bin => new ReliabilityBin(bin.Lower, bin.Upper, bin.Support, bin.MeanProbability, bin.Rate, bin.Band?.Lower, bin.Band?.Upper))],
            curve.Ece.WhyUndefined))];
    }

    // Descriptors within subgroups are too many and too thin for diagrams: their errors stand in the group table.
    private static bool IsShown(ReliabilityCurve curve) => curve.Group is { Descriptor: null } or { Subgroup: null };

    private static string Scope(ReliabilityGroup group) =>
        group.Descriptor is { } descriptor ? $"descriptor:{descriptor}" : group.Subgroup is { } subgroup ? $"subgroup:{subgroup}" : "overall";

    private static IReadOnlyList<SubgroupMetrics> Subgroups(AssessmentData data) =>
        [.. data.Evaluated.Manifest.SubgroupAttributes.SelectMany(attribute => Subgroups(attribute, RowsBy(data, attribute)))];

    private static IEnumerable<SubgroupMetrics> Subgroups(string attribute, Predictions predictions)
    {
        var tables = SubgroupMetricIds
            .Select(id => GroupTable.Of(predictions, MetricRegistry.Find(id), Grouping.BySubgroup(predictions.Rows), Resampling)).ToList();
        return Enumerable.Range(0, tables[0].Groups.Count).Select(g => new SubgroupMetrics(
            attribute, tables[0].Groups[g].Group, tables[0].Groups[g].Rows, [.. tables.Select(table => ToResult(table.Groups[g].Estimate))]));
    }

    private static MetricResult ToResult(MetricEstimate estimate) =>
        new(estimate.Metric.Id, estimate.Value.Number, estimate.Interval?.Lower, estimate.Interval?.Upper, estimate.Value.WhyUndefined);
}
