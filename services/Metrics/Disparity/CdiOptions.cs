namespace SemCovNet.Metrics;

public sealed record CdiOptions
{
    public CoverageLevel Level { get; init; } = CoverageLevel.Descriptor;

    /// <summary>A group counts when its n_eff = Σ a over evaluation rows is at least this; default 5.</summary>
    public double Floor { get; init; } = 5;

    public IReadOnlyList<CdiDefinition> Definitions { get; init; } = CdiRegistry.All;

    public ResamplingOptions Resampling { get; init; } = new();
}
