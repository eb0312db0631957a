namespace SemCovNet.Metrics;

/// <summary>
/// Draws cases with replacement. A replicate is a count for each case, not a copy of rows. The same options on the
/// same number of cases give the same draws, so that two analyses of one test set are paired.
/// </summary>
internal sealed class CaseBootstrap(int cases, ResamplingOptions options)
{
    /// <summary>Runs the replicates on all cores; each writes to its own slot and has its own thread's buffers.</summary>
    public void ForEach<TBuffers>(Func<TBuffers> allocate, Action<int, ReadOnlySpan<int>, TBuffers> replicate)
    {
        if (cases == 0)
        {
            return;
        }

        Parallel.For(0, options.Replicates, () => (Counts: new int[cases], Buffers: allocate()), (index, _, local) =>
        {
            Draw(index, local.Counts);
            replicate(index, local.Counts, local.Buffers);
            return local;
        }, _ => { });
    }

    /// <summary>The counts of one replicate, whoever asks and in whatever order.</summary>
    public void Draw(int index, int[] counts)
    {
        Array.Clear(counts);
        var random = new Xoshiro256(options.Seed, (ulong)index);
        for (var draw = 0; draw < cases; draw++)
        {
            counts[random.NextBelow(cases)]++;
        }
    }
}
