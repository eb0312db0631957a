namespace SemCovNet.Metrics;

public static class Ranks
{
    /// <summary>Ranks from 1; equal values share the mean of the ranks they occupy.</summary>
    public static double[] Average(ReadOnlySpan<double> values)
    {
        var keys = values.ToArray();
        int[] order = [.. Enumerable.Range(0, keys.Length)];
        Array.Sort(keys, order);
        var ranks = new double[keys.Length];
        for (int first = 0, next; first < keys.Length; first = next)
        {
            next = EndOfTie(keys, first);
            foreach (var position in order.AsSpan(first, next - first))
            {
                ranks[position] = (first + 1 + next) / 2.0;
            }
        }

        return ranks;
    }

    private static int EndOfTie(double[] sorted, int first)
    {
        var next = first + 1;
        while (next < sorted.Length && sorted[next] == sorted[first])
        {
            next++;
        }

        return next;
    }
}
