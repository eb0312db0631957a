namespace SemCovNet.Metrics;

public static class BenjaminiHochberg
{
    /// <summary>q-values in the order of the p-values: q_(i) = min over j ≥ i of p_(j)·m/j, at most 1 (Benjamini and Hochberg, 1995).</summary>
    public static double[] Adjust(IReadOnlyList<double> pValues)
    {
        var adjusted = new double[pValues.Count];
        var (smallest, rank) = (1.0, pValues.Count);
        foreach (var i in Enumerable.Range(0, pValues.Count).OrderByDescending(i => pValues[i]))
        {
            smallest = Math.Min(smallest, pValues[i] * pValues.Count / rank--);
            adjusted[i] = smallest;
        }

        return adjusted;
    }

    /// <summary>The same where not everything could be tested: null stays null and counts for nothing.</summary>
    public static double?[] AdjustTested(IReadOnlyList<double?> pValues)
    {
        var adjusted = new Queue<double>(Adjust([.. pValues.OfType<double>()]));
        return [.. pValues.Select(p => p is null ? (double?)null : adjusted.Dequeue())];
    }
}
