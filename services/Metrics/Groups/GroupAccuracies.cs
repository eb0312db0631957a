namespace SemCovNet.Metrics;

/// <summary>Accuracy in each group class × subgroup, the groups of GroupDRO (Sagawa et al., 2020).</summary>
internal static class GroupAccuracies
{
    public static MetricValue.Undefined NoSubgroup { get; } = new("No row has a subgroup.");

    /// <summary>Of the groups that occur.</summary>
    public static IReadOnlyDictionary<(int Class, int Subgroup), double> Of(Sample sample) => sample.ConfusionBySubgroup
        .SelectMany((confusion, subgroup) => confusion.Classes.Where(c => confusion.OfClass(c) > 0).Select(c => (Group: (c, subgroup), Accuracy: confusion.Recall(c))))
        .ToDictionary(group => group.Group, group => group.Accuracy);
}
