namespace SemCovNet.Metrics;

internal static class RankCorrelation
{
    public static CdiDefinition Within { get; } = new(
        "cdi.within@1",
        "Rank correlation within class",
        "Spearman correlation (average ranks) of coverage and error over the groups of each class with at least 3 that count; "
        + "signed = mean over classes weighted by their number of groups.",
        classes => WithinClass.Score(classes, WithinClass.FewestGroups, OfClass,
            speaking => WithinClass.Mean(speaking, c => c.Count, OfClass)));

    public static CdiDefinition Pooled { get; } = new(
        "cdi.pooled@1",
        "Rank correlation, pooled",
        "Spearman correlation (average ranks) of coverage and error over all groups of all classes. Not controlled for class: "
        + "class imbalance moves both sides together and can hide or turn the effect; kept for comparison.",
        OfAll);

    private static double OfClass(ClassGroups groups) => Spearman(groups.Coverage, groups.Error);

    private static CdiScore OfAll(IReadOnlyList<ClassGroups> classes)
    {
        double[] coverage = [.. classes.SelectMany(c => c.Coverage)];
        double[] error = [.. classes.SelectMany(c => c.Error)];
        MetricValue signed = WithinClass.TooFew(classes) is { } reason ? reason
            : !Spread.Varies(coverage) ? new MetricValue.Undefined($"Coverage does not vary over the {coverage.Length} groups.")
            : !Spread.Varies(error) ? new MetricValue.Undefined($"Error does not vary over the {error.Length} groups.")
            : Spearman(coverage, error);
        return new CdiScore(signed, []);
    }

    internal static double Spearman(double[] x, double[] y) => CrossProducts.Centred(Ranks.Average(x), Ranks.Average(y)).Correlation;
}
