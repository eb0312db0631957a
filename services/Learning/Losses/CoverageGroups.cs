namespace SemCovNet.Learning.Losses;

/// <summary>One training row as the coverage statistics see it.</summary>
/// <param name="Descriptors">Scores in 0..1, NaN where not observed.</param>
public readonly record struct CoverageRow(int Class, float[] Descriptors);

/// <summary>Coverage of each (class, descriptor) group over the training rows, as arrays of Y·K values, class by class.</summary>
/// <param name="LogCoverage">log10(C + 1e-4), C = Σ a / number observed.</param>
/// <param name="Support">Σ a, and 0 where the group does not count: less than 5, or fewer than 3 such groups in its class.</param>
public sealed record CoverageGroups(int Classes, int Descriptors, float[] LogCoverage, float[] Support)
{
    /// <summary>Σ a of a group that counts, at least.</summary>
    public const double LeastSupport = 5;

    /// <summary>Groups of a class whose error can be told to follow coverage, at least.</summary>
    public const int LeastGroups = 3;

    // (Y·K), whether a group has the support to count, however few there are beside it.
    private IReadOnlyList<bool> Supported { get; init; } = [.. Support.Select(support => support > 0)];

    /// <summary>The descriptors of a class's groups that have the support to count, however few they are.</summary>
    public IEnumerable<int> Counted(int ofClass) => Enumerable.Range(0, Descriptors).Where(k => Supported[ofClass * Descriptors + k]);

    public static CoverageGroups Of(int classes, int descriptors, IEnumerable<CoverageRow> rows)
    {
        var (sums, observed) = (new double[classes, descriptors], new double[classes, descriptors]);
        foreach (var row in rows)
        {
            for (var k = 0; k < descriptors; k++)
            {
                if (float.IsNaN(row.Descriptors[k])) continue;
                sums[row.Class, k] += row.Descriptors[k];
                observed[row.Class, k]++;
            }
        }
        return Of(sums, observed);
    }

    private static CoverageGroups Of(double[,] sums, double[,] observed)
    {
        var (classes, descriptors) = (sums.GetLength(0), sums.GetLength(1));
        var logs = new float[classes * descriptors];
        var support = new float[classes * descriptors];
        for (var y = 0; y < classes; y++)
        {
            var counting = Enumerable.Range(0, descriptors).Where(k => sums[y, k] >= LeastSupport).ToArray();
            foreach (var k in counting) logs[y * descriptors + k] = (float)Math.Log10(sums[y, k] / observed[y, k] + 1e-4);
            if (counting.Length < LeastGroups) continue;
            foreach (var k in counting) support[y * descriptors + k] = (float)sums[y, k];
        }
        return new(classes, descriptors, logs, support) { Supported = [.. sums.Cast<double>().Select(sum => sum >= LeastSupport)] };
    }
}
