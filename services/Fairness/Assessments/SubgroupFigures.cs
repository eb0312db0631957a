using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Coverage;
using SemCovNet.Metrics;

namespace SemCovNet.Fairness.Assessments;

/// <summary>Metrics by subgroup: of every attribute, of two attributes crossed, and of class and attribute crossed.</summary>
internal static class SubgroupFigures
{
    private static readonly string[] ShownIds = ["auc@1", "s95@1", "bacc@1", "brier@1"];
    private static readonly string[] SpreadIds = [.. ShownIds, "pra@1", "acc@1", "ece.pos15@1", "ece.top15@1"];
    private static readonly string[] CrossedIds = ["auc@1", "bacc@1", "acc@1"];
    private static readonly string[] ComparingIds = ["acc.worst@1", "acc.adj@1", "odds.gap@1"];

    /// <param name="spreads">Those of <see cref="Spreads"/>.</param>
    public static IReadOnlyList<SubgroupMetrics> Of(AssessmentData data, IReadOnlyList<GroupSpread> spreads) =>
        [.. data.Evaluated.Manifest.SubgroupAttributes.SelectMany(attribute => Of(attribute, [.. ShownIds.Select(id => spreads.Single(s => s.Attribute == attribute && s.Metric == id))]))];

    public static IReadOnlyList<GroupSpread> Spreads(AssessmentData data)
    {
        var attributes = data.Evaluated.Manifest.SubgroupAttributes;
        Grouping[] single = [.. attributes.Select(attribute => By(data, attribute))];
        var predictions = Predictions.From(AssessedRows.Of(data, null));
        var pairs = single.SelectMany((a, i) => single.Skip(i + 1).Select(b => Grouping.Cross(a, b)));
        // Within a class accuracy is recall; what needs both classes is undefined there.
        var withClass = single.Select(grouping => Grouping.Cross(Grouping.ByClass(predictions.Rows), grouping));
        return
        [
            .. single.SelectMany(grouping => Tables(predictions, grouping, SpreadIds)),
            .. pairs.SelectMany(grouping => Tables(predictions, grouping, CrossedIds)),
            .. withClass.SelectMany(grouping => Tables(predictions, grouping, ["acc@1"])),
        ];
    }

    public static IReadOnlyList<AttributeMetrics> Across(AssessmentData data) =>
        [.. data.Evaluated.Manifest.SubgroupAttributes.Select(attribute => new AttributeMetrics(attribute,
            [.. MetricBootstrap.Estimate(WithShares(data, attribute), [.. ComparingIds.Select(MetricRegistry.Find)], FairnessReports.Resampling).Select(ToResult)]))];

    private static IEnumerable<SubgroupMetrics> Of(string attribute, IReadOnlyList<GroupSpread> tables) =>
        tables[0].Groups.Select((group, g) => new SubgroupMetrics(attribute, group.Group, group.N, [.. tables.Select(table => table.Groups[g].Figure)]));

    private static Grouping By(AssessmentData data, string attribute) => new(attribute, AssessedRows.Subgroups(data, attribute)!);

    private static IEnumerable<GroupSpread> Tables(Predictions predictions, Grouping grouping, IEnumerable<string> ids) =>
        GroupTable.OfAll(predictions, [.. ids.Select(MetricRegistry.Find)], grouping, FairnessReports.Resampling).Select(table => new GroupSpread(
            grouping.Name, table.Metric.Id, ToResult(table.Overall), ToResult(table.Minimum), ToResult(table.Difference), ToResult(table.Ratio),
            [.. table.Groups.Select(line => new GroupFigure(line.Group, line.Rows, ToResult(line.Estimate)))]));

    private static Predictions WithShares(AssessmentData data, string attribute)
    {
        var training = DescribedRows.OfTraining(data.Trained.Manifest, data.Trained.Annotations, attribute);
        return Predictions.From(AssessedRows.Of(data, attribute) with { TrainingShares = TrainingShares.Of(training) });
    }

    internal static MetricResult ToResult(MetricEstimate estimate) =>
        new(estimate.Metric.Id, estimate.Value.Number, estimate.Interval?.Lower, estimate.Interval?.Upper, estimate.Value.WhyUndefined);
}
