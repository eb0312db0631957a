using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Tests.Unit.Fairness;

public sealed class SubgroupFiguresTests
{
    private static readonly FairnessReport Report = Assess();

    [Fact]
    public void A_metric_s_spread_over_an_attribute_is_counted_by_hand()
    {
        var accuracy = Spread("site", "acc@1");
        Assert.Equal([("head", 8, 0.75), ("trunk", 4, 0.5)], accuracy.Groups.Select(line => (line.Group, line.N, line.Figure.Value!.Value)));
        Assert.Equal((8 / 12.0, 0.5, 0.25), (accuracy.Overall.Value, accuracy.Minimum.Value, accuracy.Difference.Value));
        Assert.Equal(0.5 / 0.75, accuracy.Ratio.Value!.Value, 1e-12);
        Assert.NotNull(accuracy.Difference.Low);
    }

    [Fact]
    public void Classes_are_crossed_with_the_attribute()
    {
        var recall = Spread("class × site", "acc@1");
        Assert.Equal(
            [("MEL × head", 4, 0.5), ("MEL × trunk", 4, 0.5), ("other × head", 4, 1.0)],
            recall.Groups.Select(line => (line.Group, line.N, line.Figure.Value!.Value)));
    }

    [Fact]
    public void Groups_are_held_against_each_other_with_the_shares_they_had_in_training()
    {
        var metrics = Report.Across!.Single(across => across.Attribute == "site").Metrics.ToDictionary(metric => metric.Id);
        Assert.Equal(0.5, metrics["acc.worst@1"].Value);
        // Trained on six other × head, two MEL × head and two MEL × trunk: 0.6 · 1 + 0.2 · 0.5 + 0.2 · 0.5.
        Assert.Equal(0.8, metrics["acc.adj@1"].Value!.Value, 1e-12);
        // Both sites find half of their melanomas; negatives are on one site alone.
        Assert.Equal(0, metrics["odds.gap@1"].Value);
    }

    private static GroupSpread Spread(string attribute, string metric) =>
        Report.Spreads!.Single(spread => (spread.Attribute, spread.Metric) == (attribute, metric));

    private static FairnessReport Assess()
    {
        var data = new SmallDataset();
        for (var i = 0; i < 10; i++)
            data.Train(i < 6 ? 0 : 1, i < 8 ? "head" : "trunk", 1, 0, 0);
        data.Evaluate(Split.Test, 0, "head", "hair", count: 4, wrong: 0);
        data.Evaluate(Split.Test, 1, "head", "hair", count: 4, wrong: 2);
        data.Evaluate(Split.Test, 1, "trunk", "hair", count: 4, wrong: 2);
        return SmallDataset.Assess(data, data, "test");
    }
}
