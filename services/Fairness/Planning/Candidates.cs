using SemCovNet.Contracts.Datasets;
using SemCovNet.Fairness.Assessments;
using SemCovNet.Metrics;

namespace SemCovNet.Fairness.Planning;

/// <summary>What there is to annotate for a group.</summary>
public static class Candidates
{
    /// <summary>Training images of the group's class, and of its subgroup where it has one, on which its descriptor was never observed, in the dataset's order.</summary>
    /// <param name="subgroupAttribute">What the group's subgroup is a value of; null at level descriptor.</param>
    public static IEnumerable<string> Of(DescribedDataset data, SemanticGroup group, string? subgroupAttribute)
    {
        var (classOf, descriptor) = (IndexOf(data.Manifest.Classes, group.Class), IndexOf([.. data.Annotations.Vocabulary.Select(d => d.Name)], group.Descriptor));
        var observed = data.Annotations.Images.Where(image => image.Values[descriptor] is not null).Select(image => image.Image).ToHashSet(StringComparer.Ordinal);
        return data.Manifest.Rows
            .Where(row => row.Split == Split.Train && row.Class == classOf && !observed.Contains(row.Image))
            .Where(row => subgroupAttribute is null || row.Subgroups.GetValueOrDefault(subgroupAttribute) == group.Subgroup)
            .Select(row => row.Image);
    }

    private static int IndexOf(IReadOnlyList<string> names, string name) => names.ToList().IndexOf(name);
}
