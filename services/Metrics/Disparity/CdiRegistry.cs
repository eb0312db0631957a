namespace SemCovNet.Metrics;

/// <summary>Every definition of coverage disparity; the first two are the headline and are reported together, always.</summary>
public static class CdiRegistry
{
    public static IReadOnlyList<CdiDefinition> All { get; } =
    [
        RankCorrelation.Within,
        CoverageSlope.Definition,
        CentredCorrelation.Pearson,
        CentredCorrelation.LogPearson,
        RankCorrelation.Pooled,
        TailGap.Definition,
        TrueRankCorrelation.Definition,
    ];

    /// <exception cref="KeyNotFoundException">No definition has this id; the message lists those there are.</exception>
    public static CdiDefinition Find(string id) =>
        All.FirstOrDefault(d => d.Id == id)
        ?? throw new KeyNotFoundException($"There is no definition '{id}'; there are {string.Join(", ", All.Select(d => d.Id))}.");
}
