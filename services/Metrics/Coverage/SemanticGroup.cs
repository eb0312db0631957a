namespace SemCovNet.Metrics;

/// <summary>A semantic coverage group (y, k) or (y, k, s).</summary>
public sealed record SemanticGroup(string Class, string Descriptor, string? Subgroup = null)
{
    public override string ToString() => Subgroup is null ? $"({Class}, {Descriptor})" : $"({Class}, {Descriptor}, {Subgroup})";
}
