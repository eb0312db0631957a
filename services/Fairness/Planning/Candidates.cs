using SemCovNet.Contracts.Datasets;
using SemCovNet.Fairness.Assessments;
using SemCovNet.Metrics;

namespace SemCovNet.Fairness.Planning;

/// <summary>What there is to annotate for a group.</summary>
public static class Candidates
{
    /// <summary>Training images of the group's class on which its descriptor was never observed, in the dataset's order.</summary>
    public static IEnumerable<string> Of(DescribedDataset data, SemanticGroup group)
    {
        var (classOf, descriptor) = (IndexOf(data.Manifest.Classes, group.Class), IndexOf([.. data.Annotations.Vocabulary.Select(d => d.Name)], group.Descriptor));
        var observed = data.Annotations.Images.Where(image => image.Values[descriptor] is not null).Select(image => image.Image).ToHashSet(StringComparer.Ordinal);
        return data.Manifest.Rows.Where(row => row.Split == Split.Train && row.Class == classOf && !observed.Contains(row.Image)).Select(row => row.Image);
    }

    private static int IndexOf(IReadOnlyList<string> names, string name) => names.ToList().IndexOf(name);
}
