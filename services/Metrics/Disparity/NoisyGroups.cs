namespace SemCovNet.Metrics;

/// <summary>The groups of one class that count, and how far chance alone moves the error of each.</summary>
/// <param name="Groups">The groups.</param>
/// <param name="Variance">Of each error over replicates of the evaluation cases, at least that of n_eff rows drawn one by one.</param>
public sealed record NoisyGroups(ClassGroups Groups, double[] Variance)
{
    /// <param name="replicated">(groups) the variance over replicates; too small where few rows happen to agree.</param>
    internal static NoisyGroups Of(ClassGroups groups, IReadOnlyList<double> replicated) =>
        new(groups, [.. replicated.Select((variance, g) => Math.Max(variance, OfRows(groups.Error[g], groups.Support[g])))]);

    // Half a row more on either side: no error among ten rows does not mean that there is none.
    private static double OfRows(double error, double support)
    {
        var rate = (error * support + 0.5) / (support + 1);
        return rate * (1 - rate) / (support + 1);
    }
}
