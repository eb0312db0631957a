using SemCovNet.Contracts.Reports;

namespace SemCovNet.Tests.Browser.Seeding;

/// <summary>Reports of one evaluation, made from a seed: figures like those of a real run, with many digits.</summary>
public sealed class SeededReports(string experiment, string evaluation, int seed)
{
    private const int Images = 1097;
    private readonly Random chance = new(seed);

    public EvaluationReport Evaluation() => new(
        experiment, evaluation, SeededDataset.Id, 1, 2, "test", Images, Images, 0.5, 1000, seed,
        [Condition(priors: true, shift: 0.012), Condition(priors: false, shift: 0)]);

    public FairnessReport Fairness(EvaluationReport report, double slope)
    {
        var groups = Groups(slope);
        var headline = report.Conditions[0].Metrics;
        return new(experiment, evaluation, SeededDataset.Id, 1, 2, Images, Images, true, 5, 1000, seed, "site", SeededDataset.Vocabulary, groups,
            [.. Disparities("descriptor", slope, 14), .. Disparities("subgroup", slope * 0.8, groups.Count(group => group is { Counts: true, Subgroup: not null }))],
            [Diagram("overall", Images), .. SeededDataset.Vocabulary.Select((descriptor, k) => Diagram($"descriptor:{descriptor.Name}", k == 6 ? 3.2 : 60 + 40 * k)),
                .. SeededDataset.Sites.Select(site => Diagram($"subgroup:{site}", 280))],
            [.. SeededDataset.Sites.Select((site, s) => new SubgroupMetrics("site", site, 300 + 97 * s, [.. headline.Select(metric => metric with { Value = metric.Value - 0.01 * s })]))],
            [
                Reading(DecisionPoint.Specificity90, priors: true, 0.1874320987, slope * 0.9), Reading(DecisionPoint.Specificity95, priors: true, 0.3012345678, slope * 1.1),
                Reading(DecisionPoint.Half, priors: false, 0.5, slope * 1.2),
                new(DecisionPoint.Specificity90, false, null, null, [], [], "No threshold was fixed: lesions@1 has no validation rows."),
            ],
            [.. headline.Take(2).Select(metric => new GroupSpread("site", metric.Id, metric, metric with { Value = metric.Value - 0.04 }, Metric(metric.Id, 0.04), Metric(metric.Id, 0.95), []))],
            [new("site", [Metric("acc.worst@1", 0.61), Metric("odds.gap@1", 0.12)])],
            Tail: new(23.4, [Metric("auc@1", 0.74), new("s95@1", null, null, null, "Every row is of class 'benign'.")]));
    }

    private FairnessReading Reading(string point, bool priors, double threshold, double slope) => new(
        point, priors, threshold, point == DecisionPoint.Half ? null : $"{SeededDataset.Id}@1", [.. Groups(slope).Select(group => group with { Threshold = threshold })],
        [.. Disparities("descriptor", slope, 14).Select(result => result with { Threshold = threshold, Classes = Classes(result) })], null);

    private static IReadOnlyList<ClassDisparity> Classes(DisparityResult result) =>
        [.. result.ByClass.Select(pair => new ClassDisparity(pair.Key, pair.Value, pair.Value - 0.14, pair.Value + 0.11, 7, null)), new("nevus", null, null, null, 0, "Left out: class 'nevus' has 0 groups that count; it takes 3.")];

    private EvaluationCondition Condition(bool priors, double shift) => new(priors,
    [
        Metric("auc@1", 0.88 + shift), Metric("pra@1", 0.49 + shift), Metric("s95@1", 0.51 + shift), Metric("bacc@1", 0.73 + shift), Metric("mf1@1", 0.71 + shift),
        Metric("ece.pos15@1", 0.027 - shift / 2), Metric("ece.top15@1", 0.031), Metric("ece.mass15@1", 0.025), Metric("brier@1", 0.061 - shift / 2),
        new("s95val@1", null, null, null, "No validation threshold: validation holds fewer than 20 negatives."),
    ], new(SeededDataset.Classes, [[944, 63], [34, 56]]), BeforeFit: [new("ece.pos15@1", 0.0561 + shift, null, null, null), new("brier@1", 0.0683 + shift, null, null, null)]);

    private MetricResult Metric(string id, double about)
    {
        var value = about + 0.01 * chance.NextDouble();
        var half = 0.012 + 0.02 * chance.NextDouble();
        return new(id, value, Math.Max(0, value - half), Math.Min(1, value + half), null);
    }

    private IReadOnlyList<GroupError> Groups(double slope)
    {
        var ofDescriptors = SeededDataset.Vocabulary.SelectMany((descriptor, k) =>
            SeededDataset.Classes.Select((name, y) => Group(name, descriptor.Name, null, SeededDataset.Coverage[k][y], y, slope, y == 0 ? 1007 : 90)));
        var ofSubgroups = SeededDataset.Vocabulary.SelectMany((descriptor, k) => SeededDataset.Classes.SelectMany((name, y) => SeededDataset.Sites.Select((site, s) =>
            Group(name, descriptor.Name, site, SeededDataset.Coverage[k][y] * (0.7 + 0.3 * s), y, slope, (y == 0 ? 1007 : 90) / 3.0))));
        return [.. ofDescriptors, .. ofSubgroups];
    }

    private GroupError Group(string name, string descriptor, string? subgroup, double coverage, int y, double slope, double images)
    {
        var error = Math.Clamp((y == 0 ? 0.06 : 0.32) + (y == 0 ? slope / 4 : slope) * (Math.Log10(coverage) + 0.6) + 0.03 * chance.NextDouble(), 0.005, 0.98);
        var n = coverage * images;
        var half = Math.Min(0.3, 0.5 / Math.Sqrt(n));
        var counts = n >= 5;
        return new(name, descriptor, subgroup, coverage, error, Math.Max(0, error - half), Math.Min(1, error + half), n, counts,
            !counts ? null : coverage < 0.1 ? "tail" : coverage > 0.3 ? "head" : "middle");
    }

    private static IEnumerable<DisparityResult> Disparities(string level, double slope, int groups)
    {
        var byClass = new Dictionary<string, double> { ["benign"] = -0.3214285714285714, ["melanoma"] = -0.8928571428571429 };
        yield return new("cdi.within@1", level, -0.6071428571428572 + 0.1 * slope, 0.6071428571428572 - 0.1 * slope, -0.8214285714285714, -0.2321428571428571, 0.0219780219780220, groups, byClass, null);
        yield return new("cdi.slope@1", level, slope, Math.Abs(slope), slope - 0.1213131313, slope + 0.0917171717, 0.0009990009990009990, groups, new Dictionary<string, double>(), null);
        yield return new("cdi.pearson@1", level, -0.4812345678901234, 0.4812345678901234, -0.74, -0.11, 0.0419580419580420, groups, byClass, null);
        yield return new("cdi.logpearson@1", level, -0.5523456789012345, 0.5523456789012345, -0.79, -0.2, 0.0279720279720280, groups, byClass, null);
        yield return new("cdi.pooled@1", level, 0.1721234567890123, 0.1721234567890123, -0.21, 0.5, 0.55, groups, new Dictionary<string, double>(), null);
        yield return new("cdi.gap@1", level, null, null, null, null, null, groups, new Dictionary<string, double>(), "The head of class melanoma holds no group with enough evidence.");
    }

    private ReliabilityDiagram Diagram(string scope, double effectiveN)
    {
        if (effectiveN < 5)
            return new(scope, "ece.pos15@1", null, effectiveN, [], $"Insufficient evidence: n_eff {effectiveN:F1} is below 5.");
        var bins = Enumerable.Range(0, 15).Select(b =>
        {
            var confidence = (b + 0.5) / 15;
            var observed = Math.Clamp(confidence + 0.12 * (chance.NextDouble() - 0.5), 0, 1);
            var weight = effectiveN * Math.Exp(-b / 3.0) * 0.28;
            var half = Math.Min(0.35, 0.6 / Math.Sqrt(weight + 1));
            return weight < 0.5 ? new ReliabilityBin(b / 15.0, (b + 1) / 15.0, 0, null, null, null, null)
                : new(b / 15.0, (b + 1) / 15.0, weight, confidence, observed, Math.Max(0, observed - half), Math.Min(1, observed + half));
        });
        return new(scope, "ece.pos15@1", 0.018 + 0.03 * chance.NextDouble(), effectiveN, [.. bins], null);
    }
}
