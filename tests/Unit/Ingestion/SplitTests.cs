using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Ingestion.Splitting;

namespace SemCovNet.Tests.Unit.Ingestion;

public sealed class SplitTests
{
    private static readonly (string Case, int Stratum)[] Cases = [.. Enumerable.Range(0, 1000).Select(index => ($"case-{index}", index % 10 == 0 ? 1 : 0))];

    [Theory]
    [InlineData(0, 540, 180, 180)]
    [InlineData(1, 60, 20, 20)]
    public void Every_class_is_split_60_20_20(int stratum, int train, int validation, int test)
    {
        var splits = SplitByCase.Assign(Cases, seed: 7);
        int Count(Split split) => Cases.Count(item => item.Stratum == stratum && splits[item.Case] == split);
        Assert.Equal((train, validation, test), (Count(Split.Train), Count(Split.Validation), Count(Split.Test)));
    }

    [Fact]
    public void The_order_of_the_table_does_not_matter() =>
        Assert.Equal(Sorted(SplitByCase.Assign(Cases, 7)), Sorted(SplitByCase.Assign(Cases.Reverse(), 7)));

    [Fact]
    public void Another_seed_gives_another_split() =>
        Assert.NotEqual(Sorted(SplitByCase.Assign(Cases, 7)), Sorted(SplitByCase.Assign(Cases, 8)));

    [Fact]
    public void Cases_with_the_same_picture_belong_together()
    {
        var (one, two) = (Digest.Of([1]), Digest.Of([2]));
        var groups = new CaseGroups([("c", one), ("b", one), ("b", two), ("a", two), ("d", Digest.Of([3]))]);
        Assert.Equal(["a", "a", "a", "d"], new[] { "a", "b", "c", "d" }.Select(groups.Of));
    }

    private static IEnumerable<KeyValuePair<string, Split>> Sorted(IReadOnlyDictionary<string, Split> splits) => splits.OrderBy(pair => pair.Key);
}
