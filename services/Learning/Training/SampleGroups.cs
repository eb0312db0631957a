namespace SemCovNet.Learning.Training;

/// <summary>The groups that training samples fall into: class × subgroup, as far as there are samples of them.</summary>
/// <param name="Of">Each sample's group, 0..<paramref name="Count"/> − 1.</param>
internal sealed record SampleGroups(IReadOnlyList<int> Of, int Count)
{
    /// <summary>Numbered by class, then subgroup in ordinal order, so that the same data always give the same numbers.</summary>
    public static SampleGroups In(IReadOnlyList<Sample> samples)
    {
        var groups = samples.Select(sample => (sample.Class, sample.Subgroup)).Distinct()
            .OrderBy(group => group.Class).ThenBy(group => group.Subgroup, StringComparer.Ordinal).Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        return new([.. samples.Select(sample => groups[(sample.Class, sample.Subgroup)])], groups.Count);
    }
}
