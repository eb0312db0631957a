namespace SemCovNet.Metrics;

/// <summary>Accuracy in each group class × subgroup, the groups of GroupDRO (Sagawa et al., 2020).</summary>
internal static class GroupAccuracies
{
    public static MetricValue.Undefined NoSubgroup { get; } = new("No row has a subgroup.");

    public static IReadOnlyDictionary<(int Class, int Subgroup), double> Of(Sample sample)
    {
        var (predictions, rows) = (sample.Predictions, sample.Predictions.Rows);
        var subgroups = rows.Subgroups.Count;
        var sums = new (double Right, double All)[rows.Classes.Count * subgroups];
        for (var row = 0; row < predictions.Count; row++)
        {
            if (sample.Weights[row] is > 0 and var weight && rows.SubgroupOf[row] is not AnnotatedRows.Unknown and var subgroup)
            {
                ref var sum = ref sums[rows.Labels[row] * subgroups + subgroup];
                sum = (sum.Right + (predictions.Decision(row) == rows.Labels[row] ? weight : 0), sum.All + weight);
            }
        }

        return Enumerable.Range(0, sums.Length).Where(g => sums[g].All > 0)
            .ToDictionary(g => (g / subgroups, g % subgroups), g => sums[g].Right / sums[g].All);
    }
}
