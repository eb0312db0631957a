namespace SemCovNet.Metrics;

/// <summary>Global prevalence π_k = Σ M·a / Σ M over all rows, in 0..1; undefined when never observed.</summary>
public sealed record DescriptorPrevalence(string Descriptor, MetricValue Prevalence)
{
    internal static IReadOnlyList<DescriptorPrevalence> Of(AnnotatedRows rows) =>
        [.. rows.Descriptors.Select((name, k) => new DescriptorPrevalence(name, Mean(rows, k)))];

    private static MetricValue Mean(AnnotatedRows rows, int descriptor)
    {
        double[] observed = [.. Enumerable.Range(0, rows.Count).Select(row => rows.Value(row, descriptor)).Where(a => !double.IsNaN(a))];
        return observed.Length > 0
            ? observed.Average()
            : new MetricValue.Undefined($"Descriptor '{rows.Descriptors[descriptor]}' was not observed on any row.");
    }
}
