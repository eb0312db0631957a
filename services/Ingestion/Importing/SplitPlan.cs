using SemCovNet.Contracts.Datasets;
using SemCovNet.Ingestion.Formats;
using SemCovNet.Ingestion.Splitting;

namespace SemCovNet.Ingestion.Importing;

/// <summary>Which split each image belongs to: the data's own where it has one, else by case.</summary>
/// <param name="Source">Where the splits come from, in words.</param>
internal sealed record SplitPlan(string Source, Func<FoundImage, Split> Of)
{
    /// <param name="asked">What is to become of the data's own splits; null for what the format does with them.</param>
    /// <param name="shares">For data that brings no splits; null for the usual ones.</param>
    /// <exception cref="ArgumentException">The data does not bring what the rule needs, or brings splits where shares are given.</exception>
    public static SplitPlan For(FoundDataset found, IReadOnlyDictionary<string, InspectedImage> files, SplitRule? asked, SplitShares? shares, int seed)
    {
        var groups = new CaseGroups(found.Images.Select(image => (image.Case, files[image.Path].Content)));
        if (found.Images.Any(image => image.Split is null))
        {
            return asked is null
                ? ByCase(found, groups, shares ?? SplitShares.Usual, seed)
                : throw new ArgumentException("The data brings no splits, so there is nothing to do with them: leave --splits out.");
        }
        if (shares is not null) throw new ArgumentException("The data brings splits of its own, which shares would not change: leave --shares out.");
        return (asked ?? found.Splits) switch
        {
            SplitRule.Given => new("given by the data", image => image.Split!.Value),
            SplitRule.Mended => Mended(found, groups),
            _ => Cut(found, groups, seed),
        };
    }

    private static SplitPlan ByCase(FoundDataset found, CaseGroups groups, SplitShares shares, int seed)
    {
        var splits = SplitByCase.Assign(Strata(found, groups), seed, shares);
        return new($"{shares} by case within each class, seed {seed}", image => splits[groups.Of(image.Case)]);
    }

    private static SplitPlan Mended(FoundDataset found, CaseGroups groups)
    {
        var splits = GivenTo(found, groups, given => given.Max());
        var moved = found.Images.Count(image => splits[groups.Of(image.Case)] != image.Split);
        return new(
            $"given by the data; {moved} images moved to keep cases and equal pictures in one split", image => splits[groups.Of(image.Case)]);
    }

    private static SplitPlan Cut(FoundDataset found, CaseGroups groups, int seed)
    {
        if (found.Images.Any(image => image.Split == Split.Test))
            throw new ArgumentException("The data brings a test split of its own, so none is cut: use --splits given or mended.");
        var drawn = SplitByCase.Assign(Strata(found, groups), seed, SplitShares.Usual);

        // What was learned from anywhere is learned from: a case in both train and validation goes to train.
        var given = GivenTo(found, groups, splits => splits.Min());
        return new(
            $"train and validation given by the data; {SplitShares.Usual.Test} % of the cases cut for test within each class, seed {seed}",
            image => groups.Of(image.Case) is var group && drawn[group] == Split.Test ? Split.Test : given[group]);
    }

    private static IEnumerable<(string Case, int Stratum)> Strata(FoundDataset found, CaseGroups groups) =>
        found.Images
            .GroupBy(image => groups.Of(image.Case), image => image.Class, StringComparer.Ordinal)
            .Select(group => (group.Key, group.Max()));

    private static Dictionary<string, Split> GivenTo(FoundDataset found, CaseGroups groups, Func<IEnumerable<Split>, Split> choose) =>
        found.Images
            .GroupBy(image => groups.Of(image.Case), image => image.Split!.Value, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => choose(group), StringComparer.Ordinal);
}
