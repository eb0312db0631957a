namespace SemCovNet.Metrics;

/// <summary>A partition of rows by name.</summary>
/// <param name="Name">What the rows are parted by, for a heading.</param>
/// <param name="Labels">(n) group of each row; null leaves a row out.</param>
public sealed record Grouping(string Name, IReadOnlyList<string?> Labels)
{
    /// <summary>The groups that occur, in ordinal order.</summary>
    public IReadOnlyList<string> Groups =>
        [.. Labels.Where(l => !string.IsNullOrWhiteSpace(l)).Select(l => l!).Distinct().Order(StringComparer.Ordinal)];

    public static Grouping BySubgroup(AnnotatedRows rows) =>
        new("subgroup", [.. rows.SubgroupOf.ToArray().Select(s => s == AnnotatedRows.Unknown ? null : rows.Subgroups[s])]);

    public static Grouping ByClass(AnnotatedRows rows) => new("class", [.. rows.Labels.ToArray().Select(y => rows.Classes[y])]);

    /// <summary>Intersections of two groupings of the same rows; a row that either leaves out is left out.</summary>
    /// <exception cref="InvalidTableException">The groupings have different numbers of rows.</exception>
    public static Grouping Cross(Grouping a, Grouping b)
    {
        Rules.Length($"rows of grouping '{b.Name}'", b.Labels.Count, a.Labels.Count);
        return new($"{a.Name} × {b.Name}", [.. a.Labels.Zip(b.Labels, (x, y) => x is null || y is null ? null : $"{x} × {y}")]);
    }
}
