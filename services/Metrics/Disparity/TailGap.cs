namespace SemCovNet.Metrics;

internal static class TailGap
{
    public static CdiDefinition Definition { get; } = new(
        "cdi.gap@1",
        "Tail–head error gap",
        "n_eff-weighted mean error of the groups with coverage ≤ Q25 of their class's groups, less that of the groups ≥ Q75 "
        + "(quantiles linearly interpolated); classes averaged by their n_eff. Above 0: error is higher where coverage is thin.",
        classes => WithinClass.Score(classes, least: 1, OfClass,
            speaking => WithinClass.Mean(speaking, c => c.TotalSupport, OfClass)));

    private static double OfClass(ClassGroups groups)
    {
        var (low, high) = (Quantiles.Linear(groups.Coverage, 0.25), Quantiles.Linear(groups.Coverage, 0.75));
        return MeanError(groups, c => c <= low) - MeanError(groups, c => c >= high);
    }

    private static double MeanError(ClassGroups groups, Func<double, bool> belongs)
    {
        int[] chosen = [.. Enumerable.Range(0, groups.Count).Where(g => belongs(groups.Coverage[g]))];
        return chosen.Sum(g => groups.Support[g] * groups.Error[g]) / chosen.Sum(g => groups.Support[g]);
    }
}
