using SemCovNet.Fairness.Assessments;
using SemCovNet.Fairness.Coverage;
using SemCovNet.Fairness.Gates;
using SemCovNet.Metrics;

namespace SemCovNet.Fairness.Replaying;

/// <summary>What past evaluations are scored again by: a disparity at a level, or a metric of all rows.</summary>
public sealed class ReplayDefinition
{
    private readonly Func<AssessmentData, Rescored> score;

    private ReplayDefinition(string id, Func<AssessmentData, Rescored> score) => (Id, this.score) = (id, score);

    /// <summary>Those that need nothing but kept predictions: of the metrics those of all rows, without the one whose threshold another report holds.</summary>
    public static IReadOnlyList<string> Ids { get; } =
        [.. CdiRegistry.All.Select(definition => definition.Id), .. MetricRegistry.OfRows.Select(metric => metric.Id).Where(id => id != "s95val@1")];

    public string Id { get; }

    /// <param name="level">Of a disparity; a metric has none.</param>
    /// <returns>Null where there is no definition of this id.</returns>
    public static ReplayDefinition? Find(string id, CoverageLevel level) =>
        !Ids.Contains(id) ? null
        : CdiRegistry.All.FirstOrDefault(definition => definition.Id == id) is { } disparity ? new(id, data => Score(data, disparity, level))
        : new(id, data => Score(data, MetricRegistry.Find(id)));

    /// <summary>Whether a limit on a metric is one that this definition takes the place of: what stands before the first dot or @ is the same.</summary>
    public bool IsOfTheKindOf(string metric) => Kind(metric) == Kind(Id);

    internal Rescored Of(AssessmentData data) => score(data);

    private static string Kind(string id) => id[..id.IndexOfAny(['.', '@'])];

    private static Rescored Score(AssessmentData data, CdiDefinition definition, CoverageLevel level)
    {
        var attribute = level == CoverageLevel.Subgroup ? data.Evaluated.Manifest.SubgroupAttributes.FirstOrDefault() : null;
        if (level == CoverageLevel.Subgroup && attribute is null)
            return new(new(definition.Id, null, null, null, $"{data.Evaluated.Manifest.DatasetId} has no subgroup attribute."), null, []);
        var training = DescribedRows.OfTraining(data.Trained.Manifest, data.Trained.Annotations, attribute);
        var assessment = CdiAssessment.Of(
            Predictions.From(AssessedRows.Of(data, attribute)), Metrics.CoverageReport.Of(training, level, ResamplingOptions.None).ToTable(),
            new() { Level = level, Floor = FairnessReports.Floor, Resampling = FairnessReports.Resampling, Definitions = [definition] });
        var result = DisparityFigures.Results(assessment).Single();
        return new(Measured.Size(result), result, [.. DisparityFigures.Groups(assessment)]);
    }

    private static Rescored Score(AssessmentData data, MetricDefinition metric) =>
        new(SubgroupFigures.ToResult(MetricBootstrap.Estimate(Predictions.From(AssessedRows.Of(data, null)), [metric], FairnessReports.Resampling)[0]), null, []);
}
