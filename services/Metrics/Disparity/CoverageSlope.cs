namespace SemCovNet.Metrics;

internal static class CoverageSlope
{
    public static CdiDefinition Definition { get; } = new(
        "cdi.slope@1",
        "Error per tenfold coverage",
        "Least-squares slope of error on log10(coverage + 1e-4), each group weighted by n_eff, with one intercept a class. "
        + "Below 0: error rises as coverage thins.",
        classes => WithinClass.Score(classes, least: 1, c => Products(c).Slope,
            speaking => speaking.Select(Products).Aggregate((a, b) => a + b).Slope));

    private static CrossProducts Products(ClassGroups groups) => CrossProducts.Centred(groups.LogCoverage, groups.Error, groups.Support);
}
