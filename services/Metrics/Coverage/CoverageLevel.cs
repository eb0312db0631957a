namespace SemCovNet.Metrics;

public enum CoverageLevel
{
    /// <summary>Groups (class, descriptor).</summary>
    Descriptor,

    /// <summary>Groups (class, descriptor, subgroup); rows of unknown subgroup are left out.</summary>
    Subgroup,
}
