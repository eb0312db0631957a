namespace SemCovNet.Metrics;

/// <summary>How intervals and p-values are drawn. Equal options give equal results, on any number of threads.</summary>
public sealed record ResamplingOptions
{
    /// <summary>Bootstrap replicates and permutations, default 1000; 0 gives point values alone.</summary>
    public int Replicates { get; init; } = 1000;

    public ulong Seed { get; init; } = 1;

    /// <summary>Share of the replicates that an interval covers, default 0.95.</summary>
    public double Confidence { get; init; } = 0.95;

    public static ResamplingOptions None { get; } = new() { Replicates = 0 };
}
