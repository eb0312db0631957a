namespace SemCovNet.Metrics;

internal static class CentredCorrelation
{
    private const string Rule = "both centred on their class mean over the groups that count; every group weighs the same.";

    public static CdiDefinition Pearson { get; } = new(
        "cdi.pearson@1",
        "Correlation within class",
        $"Pearson correlation of coverage and error, {Rule}",
        classes => Of(classes, c => c.Coverage));

    public static CdiDefinition LogPearson { get; } = new(
        "cdi.logpearson@1",
        "Log correlation within class",
        $"Pearson correlation of log10(coverage + 1e-4) and error, {Rule}",
        classes => Of(classes, c => c.LogCoverage));

    private static CdiScore Of(IReadOnlyList<ClassGroups> classes, Func<ClassGroups, double[]> coverage)
    {
        CrossProducts Products(ClassGroups groups) => CrossProducts.Centred(coverage(groups), groups.Error);
        return WithinClass.Score(classes, least: 1, c => Products(c).Correlation,
            speaking => speaking.Select(Products).Aggregate((a, b) => a + b).Correlation);
    }
}
