using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Assessments;
using SemCovNet.Fairness.Coverage;
using SemCovNet.Fairness.Gates;
using SemCovNet.Metrics;

namespace SemCovNet.Fairness.Replaying;

/// <summary>What past evaluations are scored again by: a disparity at a level, or a metric of all rows or of some.</summary>
public sealed class ReplayDefinition
{
    private readonly ReplayScope scope;
    private readonly Func<AssessmentData, PredictionTable, Rescored> score;

    private ReplayDefinition(string id, ReplayScope scope, Func<AssessmentData, PredictionTable, Rescored> score) => (Id, this.scope, this.score) = (id, scope, score);

    /// <summary>Those that need nothing but kept predictions: of the metrics those of all rows, without the one whose threshold another report holds.</summary>
    public static IReadOnlyList<string> Ids { get; } =
        [.. CdiRegistry.All.Select(definition => definition.Id), .. MetricRegistry.OfRowsAlone.Select(metric => metric.Id)];

    public string Id { get; }

    /// <returns>Null where there is no definition of this id.</returns>
    /// <exception cref="ArgumentException">It has no figure of this scope; the message says which have.</exception>
    public static ReplayDefinition? Find(string id, ReplayScope scope)
    {
        if (!Ids.Contains(id))
            return null;
        var disparity = CdiRegistry.All.FirstOrDefault(definition => definition.Id == id);
        if (disparity is not null && scope is not { Subgroup: null, Descriptor: null, Tail: false })
            throw new ArgumentException($"{id} is of groups: it is not measured within a subgroup, a descriptor or the tail.");
        if (scope is { Tail: true } and not { Subgroup: null, Descriptor: null })
            throw new ArgumentException("The tail is measured whole: not by subgroup, and not by descriptor.");
        if (scope.Descriptor is not null && (scope.Subgroup is not null || Confidence(id) is null))
            throw new ArgumentException("By descriptor, and then not by subgroup, ece.pos15@1 and ece.top15@1 are measured.");
        return new(id, scope, (data, rows) =>
            disparity is not null ? Score(data, rows, disparity, scope.Level)
            : scope.Tail ? OfMetric(OfTail(data, rows, id))
            : scope.Descriptor is { } descriptor ? OfMetric(Weighted(rows, id, descriptor))
            : scope.Subgroup is { } subgroup ? OfMetric(Within(data, rows, id, subgroup))
            : OfMetric(SubgroupFigures.ToResult(MetricBootstrap.Estimate(Predictions.From(rows), [MetricRegistry.Find(id)], FairnessReports.Resampling)[0])));
    }

    /// <summary>
    /// Whether a limit is one that this definition takes the place of: what stands before the first dot or @ of its metric is the same. The accuracy of all
    /// rows takes no place of that of the worst group, nor of that of the tail.
    /// </summary>
    public bool IsOfTheKindOf(Limit limit) =>
        Kind(limit.Metric) == Kind(Id) && !Measured.IsOfGroups(limit.Metric) && limit.Scope == (scope.Tail ? LimitScope.Tail : LimitScope.Overall);

    internal Rescored Of(AssessmentData data)
    {
        var condition = Condition.All(data).FirstOrDefault(one => scope.PriorsGiven is null || one.PriorsGiven == scope.PriorsGiven);
        if (condition is null)
            return Undefined(Id, scope.PriorsGiven is true ? "The model was not given descriptors." : "The model was not asked from the image alone.");
        var points = scope.Point is null ? [DecisionThreshold.Headline(data, condition)] : DecisionThreshold.All(data, condition);
        var at = points.FirstOrDefault(one => scope.Point is null || one.Point == scope.Point);
        return at is null ? Undefined(Id, $"There is no decision point {scope.Point}; there is {string.Join(", ", points.Select(one => one.Point))}.")
            : at.Undefined is { } reason ? Undefined(Id, reason)
            : score(data, Readings.Decided(AssessedRows.Of(data, Attribute(data)), data, at));
    }

    // Diagrams are added up over subgroups, and a sum in another order has another last digit.
    private string? Attribute(AssessmentData data) =>
        scope.Level == CoverageLevel.Subgroup || scope.Descriptor is not null ? data.Evaluated.Manifest.SubgroupAttributes.FirstOrDefault() : null;

    private static string Kind(string id) => id[..id.IndexOfAny(['.', '@'])];

    private static Confidence? Confidence(string id) => id switch
    {
        "ece.pos15@1" => Metrics.Confidence.Positive,
        "ece.top15@1" => Metrics.Confidence.TopLabel,
        _ => null,
    };

    private static Rescored Score(AssessmentData data, PredictionTable rows, CdiDefinition definition, CoverageLevel level)
    {
        if (level == CoverageLevel.Subgroup && rows.Subgroups is null)
            return Undefined(definition.Id, $"{data.Evaluated.Manifest.DatasetId} has no subgroup attribute.");
        var assessment = Assess(data, Predictions.From(rows), new() { Level = level, Floor = FairnessReports.Floor, Resampling = FairnessReports.Resampling, Definitions = [definition] });
        var result = DisparityFigures.Results(assessment).Single();
        return new(Measured.Size(result), result, [.. DisparityFigures.Groups(assessment)]);
    }

    private static CdiAssessment Assess(AssessmentData data, Predictions predictions, CdiOptions options)
    {
        var attribute = options.Level == CoverageLevel.Subgroup ? data.Evaluated.Manifest.SubgroupAttributes[0] : null;
        var training = DescribedRows.OfTraining(data.Trained.Manifest, data.Trained.Annotations, attribute);
        return CdiAssessment.Of(predictions, Metrics.CoverageReport.Of(training, options.Level, ResamplingOptions.None).ToTable(), options);
    }

    private static MetricResult OfTail(AssessmentData data, PredictionTable rows, string id)
    {
        var predictions = Predictions.From(rows);
        var assessment = Assess(data, predictions, new() { Floor = FairnessReports.Floor, Resampling = ResamplingOptions.None, Definitions = [] });
        return TailFigures.Of(predictions, DisparityFigures.Groups(assessment), [MetricRegistry.Find(id)]).Metrics[0];
    }

    private static MetricResult Weighted(PredictionTable rows, string id, string descriptor)
    {
        if (!rows.Descriptors.Contains(descriptor))
            return new(id, null, null, null, $"There is no descriptor {descriptor}; there are {string.Join(", ", rows.Descriptors)}.");
        var curve = ReliabilityReport.Of(
            Predictions.From(rows), new() { Confidence = Confidence(id), Floor = FairnessReports.Floor, Resampling = FairnessReports.Resampling }).Of(new(descriptor, null));
        return new(id, curve.Ece.Number, curve.Interval?.Lower, curve.Interval?.Upper, curve.Ece.WhyUndefined);
    }

    private static MetricResult Within(AssessmentData data, PredictionTable rows, string id, (string Attribute, string Value) subgroup)
    {
        if (!data.Evaluated.Manifest.SubgroupAttributes.Contains(subgroup.Attribute))
            return new(id, null, null, null, $"{data.Evaluated.Manifest.DatasetId} has no subgroup attribute {subgroup.Attribute}.");
        var lines = GroupTable.Of(
            Predictions.From(rows), MetricRegistry.Find(id), new(subgroup.Attribute, AssessedRows.Subgroups(data, subgroup.Attribute)!), FairnessReports.Resampling).Groups;
        return lines.FirstOrDefault(line => line.Group == subgroup.Value) is { } found
            ? SubgroupFigures.ToResult(found.Estimate)
            : new(id, null, null, null, $"No row has {subgroup.Attribute} {subgroup.Value}; there are {string.Join(", ", lines.Select(line => line.Group))}.");
    }

    private static Rescored OfMetric(MetricResult result) => new(result, null, []);

    private static Rescored Undefined(string id, string reason) => OfMetric(new(id, null, null, null, reason));
}
