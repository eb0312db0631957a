using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Gates;

namespace SemCovNet.Tests.Unit.Fairness;

/// <summary>A limit is on the size of a disparity, so its interval is folded at 0.</summary>
public sealed class MeasuredTests
{
    [Theory]
    [InlineData(-0.6, -0.9, -0.2, 0.2, 0.9)]
    [InlineData(0.6, 0.2, 0.9, 0.2, 0.9)]
    [InlineData(-0.3, -0.7, 0.2, 0.0, 0.7)]
    [InlineData(0.3, -0.2, 0.7, 0.0, 0.7)]
    [InlineData(-0.3, -0.7, 0.0, 0.0, 0.7)]
    [InlineData(0.3, 0.0, 0.7, 0.0, 0.7)]
    public void The_signed_interval_is_folded_at_0(double signed, double low, double high, double smallest, double largest)
    {
        var size = Find(Disparity(signed, low, high));
        Assert.Equal(Math.Abs(signed), size.Value);
        Assert.Equal((smallest, largest), (size.Low!.Value, size.High!.Value));
    }

    [Fact]
    public void Without_an_interval_there_is_none_to_fold() => Assert.Equal((0.4, null, null), (Find(Disparity(-0.4, null, null)) is var m ? m.Value : null, m.Low, m.High));

    [Fact]
    public void An_undefined_disparity_stays_undefined_with_its_reason() =>
        Assert.Equal((null, "too few groups"), Find(Disparity(null, null, null) with { Undefined = "too few groups" }) is var m ? (m.Value, m.Undefined) : default);

    [Fact]
    public void The_subgroup_level_is_not_what_limits_are_on() =>
        Assert.Equal(0.4, Find(Disparity(-0.4, -0.5, -0.3), Disparity(-0.9, -1, -0.8) with { Level = "subgroup" }).Value);

    [Fact]
    public void Metrics_of_the_headline_condition_stand_beside_the_disparities() =>
        Assert.Equal(0.8, Measured.By(Fairness(Disparity(-0.4, -0.5, -0.3)), Quality(0.8, 0.6))["auc@1"].Value);

    [Fact]
    public void Metrics_of_the_tail_stand_beside_those_of_all_rows()
    {
        var measured = Measured.By(Fairness() with { Tail = new(7, [new("auc@1", 0.6, 0.5, 0.7, null)]) }, Quality(0.8));
        Assert.Equal((0.8, new MetricResult("tail:auc@1", 0.6, 0.5, 0.7, null)), (measured["auc@1"].Value, measured["tail:auc@1"]));
    }

    [Fact]
    public void Of_groups_held_against_each_other_the_worst_attribute_counts_and_the_worst_end_of_its_interval()
    {
        var measured = Measured.By(Across(
            new("site", [new("acc.worst@1", 0.6, 0.5, 0.9, null), new("odds.gap@1", 0.3, 0.2, 0.4, null)]),
            new("sex", [new("acc.worst@1", 0.7, 0.4, 0.8, null), new("odds.gap@1", 0.1, 0.05, 0.5, null)])), Quality(0.8));
        Assert.Equal(new MetricResult("acc.worst@1", 0.6, 0.4, 0.8, null), measured["acc.worst@1"]);
        Assert.Equal(new MetricResult("odds.gap@1", 0.3, 0.2, 0.5, null), measured["odds.gap@1"]);
    }

    [Fact]
    public void An_attribute_that_has_no_figure_takes_no_part_and_one_without_an_interval_leaves_none()
    {
        var measured = Measured.By(Across(
            new("site", [new("acc.worst@1", null, null, null, "No row has a subgroup."), new("odds.gap@1", null, null, null, "No class occurs in two subgroups.")]),
            new("sex", [new("acc.worst@1", 0.7, 0.4, 0.8, null), new("odds.gap@1", null, null, null, "No class occurs in two subgroups.")]),
            new("age", [new("acc.worst@1", 0.9, null, null, null)])), Quality(0.8));
        Assert.Equal(new MetricResult("acc.worst@1", 0.7, null, null, null), measured["acc.worst@1"]);
        Assert.Equal(new MetricResult("odds.gap@1", null, null, null, "No class occurs in two subgroups."), measured["odds.gap@1"]);
    }

    [Fact]
    public void Without_an_attribute_there_are_no_groups_to_hold_against_each_other() =>
        Assert.Equal(
            "acc.worst@1 holds the groups of an attribute against each other, and skin has no subgroup attribute.",
            Measured.By(Fairness(), Quality(0.8))["acc.worst@1"].Undefined);

    private static FairnessReport Across(params AttributeMetrics[] attributes) => Fairness() with { Across = attributes };

    private static MetricResult Find(params DisparityResult[] disparities) => Measured.By(Fairness(disparities), Quality(0.8))["cdi.within@1"];

    private static DisparityResult Disparity(double? signed, double? low, double? high) =>
        new("cdi.within@1", "descriptor", signed, signed is { } s ? Math.Abs(s) : null, low, high, 0.01, 7, new Dictionary<string, double>(), null);

    private static FairnessReport Fairness(params DisparityResult[] disparities) =>
        new("e1", "t", "skin", 1, 1, 10, 10, false, 5, 1000, 1, null, [], [], disparities, [], []);

    private static EvaluationReport Quality(params double[] aucByCondition) => new(
        "e1", "t", "skin", 1, 1, "test", 10, 10, 0.5, 1000, 1,
        [.. aucByCondition.Select((auc, i) => new EvaluationCondition(i == 0, [new("auc@1", auc, auc - 0.1, auc + 0.1, null)], new([], [])))]);
}
