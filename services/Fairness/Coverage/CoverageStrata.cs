using SemCovNet.Metrics;

namespace SemCovNet.Fairness.Coverage;

/// <summary>Tail (C ≤ Q25), head (C ≥ Q75) and middle among the groups of one class that count, as cdi.gap@1 takes them.</summary>
internal static class CoverageStrata
{
    public static IReadOnlyDictionary<SemanticGroup, string> WithinClasses(IEnumerable<GroupError> groups) =>
        groups.Where(group => group.Counts).GroupBy(group => group.Group.Class).SelectMany(OfClass).ToDictionary(entry => entry.Group, entry => entry.Stratum);

    private static IEnumerable<(SemanticGroup Group, string Stratum)> OfClass(IEnumerable<GroupError> groups)
    {
        var counted = groups.Select(group => (group.Group, Coverage: group.Coverage!.Value)).ToList();
        var (low, high) = (Quantiles.Linear(counted.Select(g => g.Coverage), 0.25), Quantiles.Linear(counted.Select(g => g.Coverage), 0.75));
        return counted.Select(g => (g.Group, g.Coverage <= low ? "tail" : g.Coverage >= high ? "head" : "middle"));
    }
}
