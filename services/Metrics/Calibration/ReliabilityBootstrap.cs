namespace SemCovNet.Metrics;

/// <summary>Replicates over cases of each curve's error and of the rate in each of its bins.</summary>
internal sealed class ReliabilityBootstrap
{
    private const int PerCurve = 1 + BinEdges.Bins;

    private readonly Replicates replicates;

    public ReliabilityBootstrap(AnnotatedRows rows, ReliabilitySums sums, ResamplingOptions options)
    {
        replicates = new Replicates(sums.Groups.Count * PerCurve, options);
        new SumsBootstrap(rows.CaseNames.Count, [sums.Sums], options).ForEach((index, totals) =>
        {
            for (var curve = 0; curve < sums.Groups.Count; curve++)
            {
                Record(index, curve, sums.Bins(totals[0], curve));
            }
        });
    }

    public Interval? OfError(int curve) => replicates.IntervalOf(curve * PerCurve);

    public Interval? OfBin(int curve, int bin) => replicates.IntervalOf(curve * PerCurve + 1 + bin);

    private void Record(int index, int curve, BinTotals[] bins)
    {
        replicates[curve * PerCurve, index] = ReliabilityReport.Error(bins);
        for (var bin = 0; bin < bins.Length; bin++)
        {
            replicates[curve * PerCurve + 1 + bin, index] = bins[bin].CameTrue / bins[bin].Weight;
        }
    }
}
