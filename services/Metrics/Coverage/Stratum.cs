namespace SemCovNet.Metrics;

/// <summary>Where a cell lies among all cells: a description, not a definition of imbalance.</summary>
public enum Stratum
{
    /// <summary>Coverage at most the lower quartile of all cells.</summary>
    Tail,

    Middle,

    /// <summary>Coverage at least the upper quartile of all cells.</summary>
    Head,
}
