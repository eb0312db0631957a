using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Ingestion.Splitting;

namespace SemCovNet.Tests.Unit.Ingestion;

public sealed class SplitTests
{
    private static readonly (string Case, int Stratum)[] Cases = [.. Enumerable.Range(0, 1000).Select(index => ($"case-{index}", index % 10 == 0 ? 1 : 0))];

    [Theory]
    [InlineData("60/20/20", 0, 540, 180, 180)]
    [InlineData("60/20/20", 1, 60, 20, 20)]
    [InlineData("75/5/20", 0, 675, 45, 180)]
    [InlineData("75/5/20", 1, 75, 5, 20)]
    public void Every_class_is_split_by_the_shares(string shares, int stratum, int train, int validation, int test)
    {
        var splits = SplitByCase.Assign(Cases, seed: 7, SplitShares.Parse(shares));
        int Count(Split split) => Cases.Count(item => item.Stratum == stratum && splits[item.Case] == split);
        Assert.Equal((train, validation, test), (Count(Split.Train), Count(Split.Validation), Count(Split.Test)));
    }

    [Fact]
    public void The_order_of_the_table_does_not_matter() =>
        Assert.Equal(Sorted(Usual(Cases, 7)), Sorted(Usual(Cases.Reverse(), 7)));

    [Fact]
    public void Another_seed_gives_another_split() =>
        Assert.NotEqual(Sorted(Usual(Cases, 7)), Sorted(Usual(Cases, 8)));

    [Fact]
    public void More_to_train_and_less_to_validate_tests_on_the_same_cases() =>
        Assert.Equal(Tested(Usual(Cases, 7)), Tested(SplitByCase.Assign(Cases, 7, SplitShares.Parse("75/5/20"))));

    [Theory]
    [InlineData("60/20")]
    [InlineData("60/20/20/0")]
    [InlineData("60/20/30")]
    [InlineData("80/0/20")]
    [InlineData("120/-40/20")]
    [InlineData("0.6/0.2/0.2")]
    [InlineData("")]
    public void What_are_no_shares_is_refused(string text) => Assert.Throws<FormatException>(() => SplitShares.Parse(text));

    [Fact]
    public void Cases_with_the_same_picture_belong_together()
    {
        var (one, two) = (Digest.Of([1]), Digest.Of([2]));
        var groups = new CaseGroups([("c", one), ("b", one), ("b", two), ("a", two), ("d", Digest.Of([3]))]);
        Assert.Equal(["a", "a", "a", "d"], new[] { "a", "b", "c", "d" }.Select(groups.Of));
    }

    private static IReadOnlyDictionary<string, Split> Usual(IEnumerable<(string Case, int Stratum)> cases, int seed) => SplitByCase.Assign(cases, seed, SplitShares.Usual);

    private static IEnumerable<string> Tested(IReadOnlyDictionary<string, Split> splits) => splits.Where(pair => pair.Value == Split.Test).Select(pair => pair.Key).Order();

    private static IEnumerable<KeyValuePair<string, Split>> Sorted(IReadOnlyDictionary<string, Split> splits) => splits.OrderBy(pair => pair.Key);
}
