namespace SemCovNet.Metrics;

internal static class PermutationTest
{
    /// <summary>p = (1 + number of permutations at least as extreme) / (B + 1): never 0, exact under the null.</summary>
    public static double PValue(int atLeastAsExtreme, int permutations) => (1.0 + atLeastAsExtreme) / (permutations + 1.0);

    // Equal statistics differ by rounding; they count as at least as extreme.
    public static bool AtLeast(double permuted, double observed) => permuted >= observed - 1e-12 * Math.Max(1, Math.Abs(observed));
}
