namespace SemCovNet.Metrics;

internal static class CoverageCells
{
    public static IReadOnlyList<CoverageCell> Of(
        AnnotatedRows rows, CoverageLevel level, IReadOnlyList<DescriptorPrevalence> prevalence, ResamplingOptions options)
    {
        var blocks = new SemanticBlocks(rows, level);
        var ratios = Ratios(rows, blocks);
        var replicates = Bootstrap(rows, blocks, ratios, options);
        var totals = ratios.Sums.Totals();
        var strata = Strata.Of([.. Enumerable.Range(0, blocks.Groups).Select(g => ratios.Ratio(totals, g))]);
        return [.. Enumerable.Range(0, blocks.Groups).Select(g =>
        {
            var coverage = Coverage(blocks.Group(g), ratios.Ratio(totals, g));
            var deviation = coverage.Select(c => c - prevalence[g % rows.Descriptors.Count].Prevalence.Number!.Value);
            var (support, observed) = (ratios.Numerator(totals, g), ratios.Denominator(totals, g));
            return new CoverageCell(blocks.Group(g), coverage, deviation, support, observed, strata[g], replicates.IntervalOf(g));
        })];
    }

    /// <summary>C = Σ M·a / Σ M.</summary>
    public static GroupRatios Ratios(AnnotatedRows rows, SemanticBlocks blocks) => new(rows, blocks);

    private static MetricValue Coverage(SemanticGroup group, double ratio) =>
        double.IsNaN(ratio) ? new MetricValue.Undefined($"No row of {group} has an observed value.") : ratio;

    private static Replicates Bootstrap(AnnotatedRows rows, SemanticBlocks blocks, GroupRatios ratios, ResamplingOptions options)
    {
        var replicates = new Replicates(blocks.Groups, options);
        new SumsBootstrap(rows.CaseNames.Count, [ratios.Sums], options).ForEach((index, totals) =>
        {
            for (var group = 0; group < blocks.Groups; group++)
            {
                replicates[group, index] = ratios.Ratio(totals[0], group);
            }
        });
        return replicates;
    }
}
