namespace SemCovNet.Metrics;

/// <summary>The values of several statistics over the replicates, NaN where a replicate leaves one undefined.</summary>
internal sealed class Replicates
{
    private readonly ResamplingOptions options;
    private readonly double[] values;

    public Replicates(int statistics, ResamplingOptions options)
    {
        (this.options, values) = (options, new double[statistics * options.Replicates]);
        Array.Fill(values, double.NaN);
    }

    public double this[int statistic, int replicate]
    {
        set => values[statistic * options.Replicates + replicate] = value;
    }

    /// <summary>(B) all values of one statistic.</summary>
    public double[] Of(int statistic) => values.AsSpan(statistic * options.Replicates, options.Replicates).ToArray();

    public Interval? IntervalOf(int statistic) =>
        Interval.Of(values.AsSpan(statistic * options.Replicates, options.Replicates), options.Confidence);
}
