namespace SemCovNet.Metrics;

/// <summary>Errors of all groups as ratios of sums, and the groups among them that count.</summary>
internal sealed class GroupErrors
{
    private readonly SemanticBlocks blocks;
    private readonly GroupRatios ratios;
    private readonly double?[] coverage;
    private readonly int[][] groupsOfClass;
    private readonly IReadOnlyList<string> classes;
    private readonly double floor;

    public GroupErrors(Predictions predictions, CoverageTable table, CdiOptions options)
    {
        blocks = new SemanticBlocks(predictions.Rows, options.Level);
        ratios = new GroupRatios(predictions.Rows, blocks, (row, a) => (predictions.Decision(row) == predictions.Rows.Labels[row] ? 0 : a, a));
        coverage = [.. Enumerable.Range(0, blocks.Groups).Select(g => table.Of(blocks.Group(g)))];
        classes = predictions.Rows.Classes;
        groupsOfClass = [.. classes.Select((_, y) => Enumerable.Range(0, blocks.Groups).Where(g => blocks.ClassOf(g) == y).ToArray())];
        floor = options.Floor;
    }

    public int Count => blocks.Groups;

    public CaseSums Sums => ratios.Sums;

    /// <summary>NaN without support.</summary>
    public double Error(double[] totals, int group) => ratios.Ratio(totals, group);

    public IReadOnlyList<ClassGroups> Counted(double[] totals) => [.. classes.Select((name, y) =>
    {
        int[] counted = [.. groupsOfClass[y].Where(g => WhyNot(totals, g) is null)];
        return new ClassGroups(
            name,
            [.. counted.Select(g => coverage[g]!.Value)],
            [.. counted.Select(g => Error(totals, g))],
            [.. counted.Select(g => ratios.Denominator(totals, g))]);
    })];

    public GroupError Describe(double[] totals, int group, Interval? interval)
    {
        var support = ratios.Denominator(totals, group);
        MetricValue error = support > 0 ? Error(totals, group) : new MetricValue.Undefined($"No evaluation row supports {blocks.Group(group)}.");
        return new GroupError(blocks.Group(group), coverage[group], error, support, support > 0 ? interval : null, WhyNot(totals, group)?.Invoke());
    }

    // The message is made only when it is read: replicates ask for every group.
    private Func<string>? WhyNot(double[] totals, int group)
    {
        var support = ratios.Denominator(totals, group);
        if (coverage[group] is null)
        {
            return () => "its coverage is not given";
        }

        return EvidenceFloor.IsReached(support, floor) ? null : () => FormattableString.Invariant($"n_eff {support:0.##} is below {floor}");
    }
}
