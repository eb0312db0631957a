using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Coverage;
using SemCovNet.Metrics;

namespace SemCovNet.Fairness.Assessments;

/// <summary>How error follows coverage, for every condition and decision point of an evaluation.</summary>
internal static class Readings
{
    /// <returns>The headline first.</returns>
    public static IReadOnlyList<FairnessReading> Of(AssessmentData data, string? attribute)
    {
        var table = AssessedRows.Of(data, attribute);
        var asked = Condition.All(data).SelectMany(condition => DecisionThreshold.All(data, condition), (condition, at) => (condition, at)).ToList();
        var read = asked.Where(way => way.at.Undefined is null).Select(way => Metrics.Predictions.From(Decided(table, data, way.at))).ToList();
        var assessed = new Queue<(Predictions, CdiAssessment[])>(read.Zip(Assess(data, attribute, read)));
        return [.. asked.Select(way => way.at.Undefined is null
            ? ToReading(way.condition, way.at, assessed.Dequeue(), data)
            : new(way.at.Point, way.condition.PriorsGiven, null, null, [], [], way.at.Undefined))];
    }

    /// <summary>The scored rows as they are decided at a threshold.</summary>
    public static PredictionTable Decided(PredictionTable table, AssessmentData data, DecisionThreshold at) => table with
    {
        Probabilities = AssessedRows.Columns(data.Scored, table.Classes.Count, at.HeldAgainst),
        Threshold = at.Value ?? table.Threshold,
    };

    // One entry a reading, with its levels.
    private static IEnumerable<CdiAssessment[]> Assess(AssessmentData data, string? attribute, IReadOnlyList<Predictions> readings)
    {
        CoverageLevel[] levels = attribute is null ? [CoverageLevel.Descriptor] : [CoverageLevel.Descriptor, CoverageLevel.Subgroup];
        var training = DescribedRows.OfTraining(data.Trained.Manifest, data.Trained.Annotations, attribute);
        var byLevel = levels.Select(level => CdiAssessment.OfReadings(
            readings, Metrics.CoverageReport.Of(training, level, ResamplingOptions.None).ToTable(),
            new() { Level = level, Floor = FairnessReports.Floor, Resampling = FairnessReports.Resampling })).ToList();
        return readings.Select((_, i) => byLevel.Select(assessments => assessments[i]).ToArray());
    }

    private static FairnessReading ToReading(
        Condition condition, DecisionThreshold at, (Predictions Decided, CdiAssessment[] Levels) read, AssessmentData data) => new(
            at.Point, condition.PriorsGiven, at.Value, at.FixedOn, [.. read.Levels.SelectMany(DisparityFigures.Groups)],
            [.. read.Levels.SelectMany(DisparityFigures.Results)], null,
            at.FixedOn is not null && data.Scored.Any(row => row.Decision is not null), Outcome(read.Decided));

    private static IReadOnlyList<MetricResult>? Outcome(Predictions decided) => decided.IsBinary
        ? [.. MetricBootstrap.Estimate(decided, [MetricRegistry.Find("sens@1"), MetricRegistry.Find("spec@1")], FairnessReports.Resampling).Select(SubgroupFigures.ToResult)]
        : null;
}
