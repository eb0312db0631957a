namespace SemCovNet.Metrics;

/// <summary>
/// How much thinner descriptors are in classes than everywhere, <c>debt.thin@1</c>: the mean over groups (y, k) of
/// max(0, log10(π_k + 1e-4) − log10(C_yk + 1e-4)), in tenfolds. 0 where no class covers a descriptor less than all rows together do. A descriptor
/// that is rare everywhere is no debt.
/// </summary>
/// <param name="Tenfolds">Undefined where no group was observed.</param>
/// <param name="Cells">Every observed group, the deepest in debt first.</param>
/// <param name="TailCoverage">25 % quantile of C over the groups; null where none was observed.</param>
public sealed record CoverageDebt(MetricValue Tenfolds, IReadOnlyList<IndebtedCell> Cells, double? TailCoverage)
{
    public const string Id = "debt.thin@1";

    private const int MostNamed = 5;

    public static CoverageDebt Of(AnnotatedRows training)
    {
        var cells = CoverageReport.Of(training, CoverageLevel.Descriptor, ResamplingOptions.None).Cells
            .Where(cell => cell.Coverage.Number is not null)
            .Select(cell => IndebtedCell.Of(cell.Group, cell.Coverage.Number!.Value, cell.Deviation.Number!.Value))
            .OrderByDescending(cell => cell.Tenfolds).ToList();
        return cells.Count == 0
            ? new(new MetricValue.Undefined("No descriptor was observed on a training row."), [], null)
            : new(cells.Average(cell => cell.Tenfolds), cells, Quantiles.Linear(cells.Select(cell => cell.Coverage), 0.25));
    }

    /// <param name="most">In tenfolds, 0 or more.</param>
    /// <returns>Why the debt is more than that, with the groups that owe most; null where it is not.</returns>
    public string? WhyMoreThan(double most) => Tenfolds.Number switch
    {
        null => $"The coverage debt cannot be told: {Tenfolds.WhyUndefined}",
        { } owed when owed <= most => null,
        { } owed => FormattableString.Invariant($"The coverage debt would be {owed:0.###} tenfolds, at most {most:0.###} is allowed. ")
            + $"Thinnest: {string.Join("; ", Cells.Take(MostNamed).Where(cell => cell.Tenfolds > 0).Select(cell => cell.ToString()))}.",
    };

    /// <summary>
    /// What the thinness is expected to cost: the mean over groups of −β_y times their shortfall, β_y being cdi.slope@1 of a model within the class.
    /// </summary>
    /// <param name="slope">Error per tenfold coverage by class.</param>
    /// <returns>A share of 0..1 of mean error over groups; undefined where no class has a slope.</returns>
    public MetricValue ExpectedError(IReadOnlyDictionary<string, double> slope)
    {
        var spoken = Cells.Where(cell => slope.ContainsKey(cell.Group.Class)).ToList();
        return spoken.Count == 0
            ? new MetricValue.Undefined("No slope was fitted within a class.")
            : spoken.Average(cell => -slope[cell.Group.Class] * cell.Tenfolds);
    }
}

/// <param name="Coverage">C, 0 to 1.</param>
/// <param name="Prevalence">π of the descriptor over all rows, 0 to 1.</param>
/// <param name="Tenfolds">By how many tenfolds C lies below π; 0 where it does not.</param>
public sealed record IndebtedCell(SemanticGroup Group, double Coverage, double Prevalence, double Tenfolds)
{
    public override string ToString() => FormattableString.Invariant($"{Group} is covered {Coverage:0.####} where all rows have {Prevalence:0.####}");

    internal static IndebtedCell Of(SemanticGroup group, double coverage, double deviation)
    {
        var prevalence = coverage - deviation;
        return new(group, coverage, prevalence, Math.Max(0, ClassGroups.Logarithm(prevalence) - ClassGroups.Logarithm(coverage)));
    }
}
