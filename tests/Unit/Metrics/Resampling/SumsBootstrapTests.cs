using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Metrics.Resampling;

/// <summary>Replicates that read their vectors together are the replicates drawn one by one.</summary>
public sealed class SumsBootstrapTests
{
    private static readonly int[] CaseOf = [0, 0, 1, 2, 2, 2, 3, 4];

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(21)]
    public void Totals_are_those_of_each_draw(int replicates)
    {
        var options = new ResamplingOptions { Replicates = replicates, Seed = 5 };
        CaseSums[] sums = [Sums(width: 1, by: row => row), Sums(width: 5, by: row => row * row)];
        var seen = new double[replicates][][];
        new SumsBootstrap(cases: 5, sums, options).ForEach((index, totals) => seen[index] = [.. totals.Select(t => t.ToArray())]);

        var draws = new CaseBootstrap(cases: 5, options);
        for (var index = 0; index < replicates; index++)
        {
            var counts = new int[5];
            draws.Draw(index, counts);
            Assert.Equal(Totals(counts, width: 1, by: row => row), seen[index][0]);
            Assert.Equal(Totals(counts, width: 5, by: row => row * row), seen[index][1]);
        }
    }

    // Two blocks, even and odd rows; a vector's terms are multiples of its first.
    private static CaseSums Sums(int width, Func<int, double> by) => CaseSums.Of(CaseOf, row => row % 2, (2, width), (row, vector) =>
    {
        for (var term = 0; term < vector.Length; term++)
        {
            vector[term] += (term + 1) * by(row);
        }
    });

    private static double[] Totals(int[] counts, int width, Func<int, double> by) => [.. Enumerable.Range(0, 2).SelectMany(block =>
        Enumerable.Range(1, width).Select(term => Enumerable.Range(0, CaseOf.Length).Where(row => row % 2 == block).Sum(row => counts[CaseOf[row]] * term * by(row))))];
}
