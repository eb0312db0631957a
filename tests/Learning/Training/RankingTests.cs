using SemCovNet.Learning.Training;

namespace SemCovNet.Tests.Learning.Training;

public sealed class RankingTests
{
    private static readonly bool[] Positive = [true, false, true, false, true];

    [Fact]
    public void Average_precision_adds_precision_at_each_step_of_recall() =>
        // Ranked: +, -, +, -, + with precisions 1, 2/3, 3/5 at the positives.
        Assert.Equal((1 + 2 / 3.0 + 3 / 5.0) / 3, Ranking.AveragePrecision([0.9, 0.8, 0.7, 0.6, 0.5], Positive)!.Value, 12);

    [Fact]
    public void Equal_scores_enter_average_precision_together() =>
        Assert.Equal(3 / 5.0, Ranking.AveragePrecision([0.5, 0.5, 0.5, 0.5, 0.5], Positive)!.Value, 12);

    [Fact]
    public void The_roc_area_is_the_share_of_pairs_in_order_with_ties_half()
    {
        // Pairs in order: first positive 2, second 1, third 0, of 6.
        Assert.Equal(3 / 6.0, Ranking.RocArea([0.9, 0.8, 0.7, 0.6, 0.5], Positive)!.Value, 12);
        Assert.Equal(0.5, Ranking.RocArea([0.5, 0.5, 0.5, 0.5, 0.5], Positive)!.Value, 12);
        Assert.Equal(3.5 / 6, Ranking.RocArea([0.9, 0.8, 0.8, 0.6, 0.5], Positive)!.Value, 12);
    }

    [Fact]
    public void Without_both_kinds_there_is_no_area()
    {
        Assert.Null(Ranking.AveragePrecision([0.1, 0.2], [false, false]));
        Assert.Null(Ranking.RocArea([0.1, 0.2], [true, true]));
    }
}
