namespace SemCovNet.Metrics;

/// <summary>
/// Which groups to annotate next, <c>plan.gain@1</c>. One more case that carries descriptor k in class y (and subgroup s) raises C_g from Σa/ΣM to
/// (Σa + 1)/(ΣM + 1), and the error of the group is expected to fall along the fitted line: by −β_y times the growth of log10(C + 1e-4), β_y
/// being cdi.slope@1 at the same level within the class (over all classes where the class has none of its own). Cases go one by one to where the next one lowers
/// the mean error over groups most.
/// </summary>
/// <remarks>
/// Every group counts alike. Weighed by their rows instead, a case would gain about the same everywhere: where training and test data are alike
/// a group's share of the rows and the growth of its logarithm cancel.
/// </remarks>
/// <param name="Cells">Those with a coverage; those with cases first, the most first, then by the fall that a first case would bring.</param>
/// <param name="MeanFall">Expected fall of the mean error over all these groups.</param>
/// <param name="Unknown">Groups of which nothing is observed yet: no line says what they would gain.</param>
/// <param name="WhyEmpty">Why no case was given to any group; null where some were.</param>
public sealed record AnnotationPlan(
    IReadOnlyList<PlannedCell> Cells, MetricValue MeanFall, Interval? MeanInterval, IReadOnlyList<SemanticGroup> Unknown, string? WhyEmpty)
{
    public int Cases => Cells.Sum(cell => cell.Cases);

    /// <param name="training">What the training rows cover, at the level that the plan is for.</param>
    /// <param name="slope">cdi.slope@1 of the model at that level, with its bootstrap.</param>
    /// <param name="cases">How many to give out, at least 1.</param>
    /// <exception cref="InvalidTableException">There is nothing to give out.</exception>
    public static AnnotationPlan Of(IReadOnlyList<CoverageCell> training, DisparityFigure slope, int cases)
    {
        Rules.Require(cases > 0, "A plan is for at least one case.");
        var prospects = training.Where(cell => cell.Observed > 0).Select(cell => new Prospect(cell, SlopeOf(slope, cell.Group.Class))).ToList();
        for (var given = 0; given < cases && prospects.MaxBy(prospect => prospect.NextFall) is { NextFall: > 0 } best; given++)
        {
            best.Take();
        }

        ResampledFigure[] falls = [.. prospects.Select(prospect => prospect.PlannedFall)];
        var mean = falls.Length > 0 ? ResampledFigure.Mean(falls) : null;
        return new(
            [.. prospects.Select(prospect => prospect.ToCell()).OrderByDescending(cell => cell.Cases).ThenByDescending(cell => cell.Fall.Number)],
            mean?.Value ?? NothingObserved, mean?.Interval,
            [.. training.Where(cell => cell.Observed <= 0).Select(cell => cell.Group)],
            WhyEmptyOf(prospects));
    }

    private static MetricValue.Undefined NothingObserved { get; } = new("No descriptor was observed on a training row.");

    private static ResampledFigure SlopeOf(DisparityFigure slope, string @class) =>
        slope.Within.TryGetValue(@class, out var within) && within.Value.Number is not null ? within : slope.Overall;

    private static string? WhyEmptyOf(IReadOnlyList<Prospect> prospects) =>
        prospects.Any(prospect => prospect.Cases > 0) ? null
        : prospects.Count == 0 ? NothingObserved.Reason
        : prospects.Select(prospect => prospect.Slope.Value.WhyUndefined).FirstOrDefault(reason => reason is not null)
        ?? "In no class does error fall as coverage grows, so no case is expected to lower it.";
}
