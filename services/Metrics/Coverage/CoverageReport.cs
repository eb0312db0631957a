namespace SemCovNet.Metrics;

/// <summary>Semantic coverage of training rows (section 2 of the definitions).</summary>
/// <param name="Level">Level of the cells.</param>
/// <param name="Cells">Every class × descriptor (× subgroup), in this order.</param>
/// <param name="Prevalence">π_k of each descriptor over all rows.</param>
/// <param name="Summary">Distribution over the defined cells; null when there are none.</param>
/// <param name="Imbalance">Whether coverage differs between classes more than chance, for each descriptor.</param>
public sealed record CoverageReport(
    CoverageLevel Level,
    IReadOnlyList<CoverageCell> Cells,
    IReadOnlyList<DescriptorPrevalence> Prevalence,
    CoverageSummary? Summary,
    IReadOnlyList<DescriptorImbalance> Imbalance)
{
    public static CoverageReport Of(AnnotatedRows training, CoverageLevel level, ResamplingOptions options)
    {
        var prevalence = DescriptorPrevalence.Of(training);
        var cells = CoverageCells.Of(training, level, prevalence, options);
        double[] defined = [.. cells.Where(c => c.Coverage.Number is not null).Select(c => c.Coverage.Number!.Value)];
        return new(level, cells, prevalence, CoverageSummary.Of(defined), CoverageNullTest.Run(training, options));
    }

    /// <summary>The defined cells, as the disparity measures take them.</summary>
    public CoverageTable ToTable() =>
        CoverageTable.From(Cells.Where(c => c.Coverage.Number is not null).Select(c => new CoverageEntry(c.Group, c.Coverage.Number!.Value)));
}
