using SemCovNet.Contracts.Reports;

namespace SemCovNet.Dashboard.Pages.Experiments.Fairness;

/// <summary>The line that <c>cdi.slope@1</c> stands for: error on log10(coverage + 1e-4), one intercept a class.</summary>
public static class FittedLine
{
    private const double Offset = 1e-4;
    private const int Steps = 24;

    /// <summary>Points of coverage and error over the class's range of coverage; empty without a slope or with fewer than two groups that count.</summary>
    /// <param name="slope">Error per tenfold coverage.</param>
    /// <param name="groups">Of one class and one level.</param>
    public static IReadOnlyList<double[]> Through(IReadOnlyList<GroupError> groups, double? slope)
    {
        var counted = groups.Where(group => group is { Counts: true, Coverage: not null, Error: not null }).ToList();
        if (slope is not { } b || counted.Count < 2)
            return [];

        // With a common slope, least squares puts each class's line through its weighted mean.
        var weight = counted.Sum(group => group.EffectiveN);
        var meanX = counted.Sum(group => group.EffectiveN * Log(group.Coverage!.Value)) / weight;
        var meanY = counted.Sum(group => group.EffectiveN * group.Error!.Value) / weight;
        var (from, to) = (counted.Min(group => Log(group.Coverage!.Value)), counted.Max(group => Log(group.Coverage!.Value)));
        return [.. Enumerable.Range(0, Steps + 1)
            .Select(step => from + (to - from) * step / Steps)
            .Select(x => new[] { Math.Pow(10, x) - Offset, meanY + b * (x - meanX) })
            .Where(point => point[0] > 0)];
    }

    private static double Log(double coverage) => Math.Log10(coverage + Offset);
}
