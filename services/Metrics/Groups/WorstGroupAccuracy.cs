namespace SemCovNet.Metrics;

internal static class WorstGroupAccuracy
{
    public static MetricDefinition Definition { get; } = new(
        "acc.worst@1",
        "Worst-group accuracy",
        "Lowest accuracy over the groups class × subgroup that occur; rows without a subgroup are left out.",
        Better.Higher,
        sample => GroupAccuracies.Of(sample) is { Count: > 0 } groups ? groups.Values.Min() : GroupAccuracies.NoSubgroup);
}
