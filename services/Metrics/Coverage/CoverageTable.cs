namespace SemCovNet.Metrics;

/// <summary>Checked coverage of groups; one table may hold both levels.</summary>
public sealed class CoverageTable
{
    private readonly Dictionary<SemanticGroup, double> coverage;

    private CoverageTable(Dictionary<SemanticGroup, double> coverage) => this.coverage = coverage;

    /// <summary>Coverage in 0..1, null when the table says nothing of the group.</summary>
    public double? Of(SemanticGroup group) => coverage.TryGetValue(group, out var c) ? c : null;

    public bool Has(CoverageLevel level) => coverage.Keys.Any(g => g.Subgroup is null == (level == CoverageLevel.Descriptor));

    /// <exception cref="InvalidTableException">A coverage is not within 0..1, or a group stands twice; the row (first is 1) is named.</exception>
    public static CoverageTable From(IEnumerable<CoverageEntry> entries)
    {
        var coverage = new Dictionary<SemanticGroup, double>();
        foreach (var (entry, row) in entries.Select((entry, i) => (entry, i + 1)))
        {
            Rules.Require(entry.Coverage is >= 0 and <= 1,
                FormattableString.Invariant($"Coverage row {row}: the coverage of {entry.Group} is {entry.Coverage}; it must be within 0 and 1."));
            Rules.Require(coverage.TryAdd(entry.Group, entry.Coverage), $"Coverage row {row}: {entry.Group} stands twice; keep one of its rows.");
        }

        return new CoverageTable(coverage);
    }
}
