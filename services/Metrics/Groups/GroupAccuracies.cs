namespace SemCovNet.Metrics;

/// <summary>Accuracy in each group class × subgroup, the groups of GroupDRO (Sagawa et al., 2020).</summary>
internal static class GroupAccuracies
{
    public static MetricValue.Undefined NoSubgroup { get; } = new("No row has a subgroup.");

    public static IReadOnlyDictionary<(int Class, int Subgroup), double> Of(Sample sample)
    {
        var predictions = sample.Predictions;
        var weights = sample.Weights;
        var sums = new Dictionary<(int Class, int Subgroup), (double Right, double All)>();
        for (var row = 0; row < predictions.Count; row++)
        {
            var (label, subgroup) = (predictions.Rows.Labels[row], predictions.Rows.SubgroupOf[row]);
            if (weights[row] > 0 && subgroup != AnnotatedRows.Unknown)
            {
                var (right, all) = sums.GetValueOrDefault((label, subgroup));
                sums[(label, subgroup)] = (right + (predictions.Decision(row) == label ? weights[row] : 0), all + weights[row]);
            }
        }

        return sums.ToDictionary(s => s.Key, s => s.Value.Right / s.Value.All);
    }
}
