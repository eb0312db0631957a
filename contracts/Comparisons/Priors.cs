namespace SemCovNet.Contracts.Comparisons;

/// <summary>How a model was asked.</summary>
public enum Priors
{
    /// <summary>It takes no descriptors.</summary>
    None,

    /// <summary>With the descriptors given beside the image.</summary>
    Given,

    /// <summary>From the image alone, though it takes descriptors.</summary>
    Absent,
}
