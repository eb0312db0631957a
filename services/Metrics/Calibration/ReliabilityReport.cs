namespace SemCovNet.Metrics;

/// <summary>Reliability overall, by descriptor, by subgroup and by both.</summary>
/// <param name="Confidence">Which probability was held against which outcome.</param>
/// <param name="Curves">The overall curve first, then its descriptors; then the same for each subgroup.</param>
public sealed record ReliabilityReport(Confidence Confidence, IReadOnlyList<ReliabilityCurve> Curves)
{
    public ReliabilityCurve Overall => Curves[0];

    /// <exception cref="KeyNotFoundException">There is no such descriptor or subgroup.</exception>
    public ReliabilityCurve Of(ReliabilityGroup group) => Curves.FirstOrDefault(c => c.Group == group)
        ?? throw new KeyNotFoundException($"There is no reliability curve for descriptor '{group.Descriptor}' and subgroup '{group.Subgroup}'.");

    /// <exception cref="InvalidTableException">The positive's probability is asked for with more than two classes.</exception>
    public static ReliabilityReport Of(Predictions predictions, ReliabilityOptions options)
    {
        var confidence = options.Confidence ?? Outcomes.Usual(predictions);
        Rules.Require(confidence == Confidence.TopLabel || predictions.IsBinary,
            $"Reliability of the positive is for two classes, the table has {predictions.ClassCount}; ask for the top label.");
        var sums = new ReliabilitySums(predictions, predictions.OutcomesOf(confidence));
        var bootstrap = new ReliabilityBootstrap(predictions.Rows, sums, options.Resampling);
        var totals = sums.Sums.Totals();
        return new(confidence, [.. ParallelEnumerable.Range(0, sums.Groups.Count).AsOrdered().Select(c => Curve(sums, totals, c, bootstrap, options.Floor))]);
    }

    private static ReliabilityCurve Curve(ReliabilitySums sums, double[] totals, int curve, ReliabilityBootstrap bootstrap, double floor)
    {
        var bins = sums.Bins(totals, curve);
        var support = bins.Sum(b => b.Weight);
        return EvidenceFloor.IsReached(support, floor)
            ? new(sums.Name(curve), support, Error(bins), bootstrap.OfError(curve), [.. bins.Select((b, i) => Bin(b, i, bootstrap.OfBin(curve, i)))])
            : new(sums.Name(curve), support, Insufficient(support, floor), null, []);
    }

    /// <summary>NaN without support.</summary>
    internal static double Error(BinTotals[] bins) => bins.Sum(b => Math.Abs(b.Probability - b.CameTrue)) / bins.Sum(b => b.Weight);

    private static MetricValue.Undefined Insufficient(double support, double floor) =>
        new(FormattableString.Invariant($"Insufficient evidence: n_eff {support:0.##} is below {floor}."));

    private static ReliabilityBin Bin(BinTotals totals, int bin, Interval? band) => new(
        BinEdges.EqualWidth.Lower(bin),
        BinEdges.EqualWidth.Upper(bin),
        totals.Weight,
        totals.Weight > 0 ? totals.Probability / totals.Weight : null,
        totals.Weight > 0 ? totals.CameTrue / totals.Weight : null,
        band);
}
