namespace SemCovNet.Metrics;

/// <summary>The values of several statistics over the replicates, NaN where a replicate leaves one undefined.</summary>
internal sealed class Replicates(int statistics, ResamplingOptions options)
{
    private readonly double[] values = new double[statistics * options.Replicates];

    public double this[int statistic, int replicate]
    {
        set => values[statistic * options.Replicates + replicate] = value;
    }

    public Interval? IntervalOf(int statistic) =>
        Interval.Of(values.AsSpan(statistic * options.Replicates, options.Replicates), options.Confidence);
}
