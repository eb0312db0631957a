namespace SemCovNet.Metrics;

/// <summary>Replicates of sums over cases: what each of them adds up to in each draw of <see cref="CaseBootstrap"/>.</summary>
internal sealed class SumsBootstrap(int cases, IReadOnlyList<CaseSums> sums, ResamplingOptions options)
{
    // So many replicates read the vectors together. Their totals have to stay in the processor's nearest cache.
    private const int Together = 8;

    /// <param name="replicate">Given the replicate's index and the totals of each of the sums, which are overwritten after it returns.</param>
    public void ForEach(Action<int, IReadOnlyList<double[]>> replicate)
    {
        if (cases == 0)
        {
            return;
        }

        var draws = new CaseBootstrap(cases, options);
        Parallel.For(0, (options.Replicates + Together - 1) / Together, () => new Buffers(cases, sums), (batch, _, buffers) =>
        {
            var first = batch * Together;
            var count = Math.Min(Together, options.Replicates - first);
            for (var r = 0; r < count; r++)
            {
                draws.Draw(first + r, buffers.Counts[r]);
            }

            for (var s = 0; s < sums.Count; s++)
            {
                sums[s].TotalsByCounts(buffers.Counts.AsSpan(0, count), buffers.TotalsOfSum(s).AsSpan(0, count));
            }

            for (var r = 0; r < count; r++)
            {
                replicate(first + r, buffers.TotalsOfReplicate(r));
            }

            return buffers;
        }, _ => { });
    }

    private sealed class Buffers(int cases, IReadOnlyList<CaseSums> sums)
    {
        private readonly double[][][] ofSum = [.. sums.Select(s => Each(s.NewTotals))];

        public int[][] Counts { get; } = Each(() => new int[cases]);

        public double[][] TotalsOfSum(int sum) => ofSum[sum];

        public double[][] TotalsOfReplicate(int replicate) => [.. ofSum.Select(totals => totals[replicate])];

        private static T[] Each<T>(Func<T> make) => [.. Enumerable.Range(0, Together).Select(_ => make())];
    }
}
