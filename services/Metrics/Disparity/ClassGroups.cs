namespace SemCovNet.Metrics;

/// <summary>The groups of one class that count: parallel lists of coverage in 0..1, error in 0..1 and n_eff in rows.</summary>
public sealed record ClassGroups(string Class, double[] Coverage, double[] Error, double[] Support)
{
    public int Count => Coverage.Length;

    /// <summary>log10(C + 1e-4), so that a slope reads as error per tenfold coverage and coverage 0 has a place.</summary>
    public double[] LogCoverage => [.. Coverage.Select(Logarithm)];

    internal static double Logarithm(double coverage) => Math.Log10(coverage + 1e-4);

    public double TotalSupport => Support.Sum();

    /// <summary>Why the class says nothing about how error follows coverage; null when it does.</summary>
    internal string? WhySilent(int least) => this switch
    {
        { Count: var n } when n < least => $"class '{Class}' has {n} groups that count; it takes {least}",
        _ when !Spread.Varies(Coverage) => $"coverage does not vary over the {Count} groups of class '{Class}'",
        _ when !Spread.Varies(Error) => $"error does not vary over the {Count} groups of class '{Class}'",
        _ => null,
    };
}
