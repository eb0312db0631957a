namespace SemCovNet.Metrics;

public sealed record ReliabilityOptions
{
    /// <summary>Null takes the positive's probability with two classes and the top label's with more.</summary>
    public Confidence? Confidence { get; init; }

    /// <summary>n_eff from which a curve has evidence enough; default 5.</summary>
    public double Floor { get; init; } = 5;

    public ResamplingOptions Resampling { get; init; } = new();
}
