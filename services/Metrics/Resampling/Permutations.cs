namespace SemCovNet.Metrics;

internal static class Permutations
{
    // The bootstrap takes streams from 0; permutations of the same seed must not share its draws.
    private const ulong FirstStream = 1UL << 32;

    /// <summary>Runs the permutations on all cores; each has its own random stream and its own thread's buffers.</summary>
    public static void ForEach<TBuffers>(ResamplingOptions options, Func<TBuffers> allocate, Action<int, Xoshiro256, TBuffers> permutation) =>
        Parallel.For(0, options.Replicates, allocate, (index, _, buffers) =>
        {
            permutation(index, new Xoshiro256(options.Seed, FirstStream + (ulong)index), buffers);
            return buffers;
        }, _ => { });
}
