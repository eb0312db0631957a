namespace SemCovNet.Metrics;

internal static class Order
{
    /// <summary>Positions of the keys from the lowest to the highest.</summary>
    public static int[] Ascending(ReadOnlySpan<double> keys)
    {
        int[] order = [.. Enumerable.Range(0, keys.Length)];
        Array.Sort(keys.ToArray(), order);
        return order;
    }
}
