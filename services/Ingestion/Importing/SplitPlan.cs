using SemCovNet.Contracts.Datasets;
using SemCovNet.Ingestion.Formats;
using SemCovNet.Ingestion.Splitting;

namespace SemCovNet.Ingestion.Importing;

/// <summary>Which split each image belongs to: the data's own where it has one, else by case.</summary>
/// <param name="Source">Where the splits come from, in words.</param>
internal sealed record SplitPlan(string Source, Func<FoundImage, Split> Of)
{
    public static SplitPlan For(FoundDataset found, IReadOnlyDictionary<string, InspectedImage> files, int seed)
    {
        if (found.Images.All(image => image.Split is not null))
            return new("given by the data", image => image.Split!.Value);
        var groups = new CaseGroups(found.Images.Select(image => (image.Case, files[image.Path].Content)));
        var strata = found.Images
            .GroupBy(image => groups.Of(image.Case), image => image.Class, StringComparer.Ordinal)
            .Select(group => (group.Key, group.Max()));
        var splits = SplitByCase.Assign(strata, seed);
        return new($"60/20/20 by case within each class, seed {seed}", image => splits[groups.Of(image.Case)]);
    }
}
