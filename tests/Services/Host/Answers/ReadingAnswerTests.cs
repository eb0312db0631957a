using SemCovNet.Cli.Answers;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Tests.Services.Host.Answers;

public sealed class ReadingAnswerTests
{
    private static readonly FairnessReading At95 = new(
        DecisionPoint.Specificity95, true, 0.3, "milk@1",
        [
            new("MEL", "hair", null, 0.2, 0.4, 0.3, 0.5, 20, true, "tail", 0.3), new("MEL", "vessels", null, 0.1, 0.9, null, null, 2, false, null, 0.3),
            new("MEL", "hair", "head", 0.2, 0.8, 0.7, 0.9, 9, true, "tail", 0.3),
        ],
        [
            new("cdi.slope@1", "descriptor", -0.3, 0.3, -0.5, -0.1, 0.01, 7, new Dictionary<string, double> { ["MEL"] = -0.4 }, null, 0.3,
                [new("other", null, null, null, 2, "Left out: class 'other' has 2 groups that count; it takes 3."), new("MEL", -0.4, -0.6, -0.2, 5, null)]),
        ],
        null);

    [Fact]
    public void The_slope_of_each_class_comes_with_its_interval_or_the_reason_why_it_was_left_out()
    {
        var slope = ReadingAnswer.Of(At95).Descriptor["cdi.slope@1"];
        Assert.Equal((-0.3, -0.4), (slope.Signed, slope.Classes["MEL"]));
        Assert.Equal([-0.6, -0.2], slope.ClassIntervals["MEL"]);
        Assert.Equal("Left out: class 'other' has 2 groups that count; it takes 3.", slope.LeftOut["other"]);
    }

    [Fact]
    public void The_worst_group_is_one_that_counts_at_the_descriptor_level()
    {
        var worst = ReadingAnswer.Of(At95).Worst!;
        Assert.Equal(("hair", null, 0.4), (worst.Descriptor, worst.Subgroup, worst.Error));
        Assert.Equal([0.3, 0.5], worst.Ci!);
    }

    [Fact]
    public void A_point_without_threshold_says_why()
    {
        var absent = ReadingAnswer.Of(new(DecisionPoint.Specificity90, false, null, null, [], [], "No threshold was fixed: milk@1 has no validation rows."));
        Assert.Equal((null, "No threshold was fixed: milk@1 has no validation rows.", null), (absent.Threshold, absent.Undefined, absent.Worst));
        Assert.Empty(absent.Descriptor);
    }
}
