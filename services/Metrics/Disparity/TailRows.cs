namespace SemCovNet.Metrics;

/// <summary>How far rows belong to the tail of coverage.</summary>
public static class TailRows
{
    public const string Definition =
        "Each row is weighted by the largest observed value among the descriptors whose coverage is ≤ Q25 of its class's groups that count; "
        + "a row that shows none of them has no weight.";

    /// <summary>(n) weight of each row in 0..1.</summary>
    /// <param name="tail">Groups of the tail, at descriptor level.</param>
    public static double[] Weights(AnnotatedRows rows, IEnumerable<SemanticGroup> tail)
    {
        var descriptorsOf = tail.ToLookup(group => group.Class, group => rows.Descriptors.ToList().IndexOf(group.Descriptor));
        return [.. Enumerable.Range(0, rows.Count).Select(row =>
            descriptorsOf[rows.Classes[rows.Labels[row]]].Select(k => rows.Value(row, k)).Where(a => !double.IsNaN(a)).Append(0).Max())];
    }
}
