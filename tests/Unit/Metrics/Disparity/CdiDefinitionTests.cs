using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Metrics.Disparity;

public sealed class CdiDefinitionTests
{
    private static readonly ClassGroups Varied = new("MEL", [0.1, 0.2, 0.4], [0.9, 0.5, 0.1], [10, 10, 10]);
    private static readonly ClassGroups Flat = new("other", [0.1, 0.2, 0.4], [0, 0, 0], [10, 10, 10]);
    private static readonly ClassGroups Two = new("other", [0.1, 0.2], [0.5, 0.1], [10, 10]);

    public static TheoryData<string> Ids => [.. CdiRegistry.All.Select(d => d.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void Fewer_than_three_groups_in_every_class_is_undefined(string id) =>
        Assert.Equal(
            "Fewer than 3 groups count in every class: 'other' 2, 'MEL' 0.",
            CdiRegistry.Find(id).Compute([Two, new("MEL", [], [], [])]).Signed.WhyUndefined);

    [Theory, MemberData(nameof(Ids))]
    public void No_variance_on_either_side_is_undefined_and_says_which(string id)
    {
        Assert.Contains("rror does not vary over the 3 groups", CdiRegistry.Find(id).Compute([Flat]).Signed.WhyUndefined);
        var same = Flat with { Coverage = [0.2, 0.2, 0.2], Error = [0.1, 0.2, 0.3] };
        Assert.Contains("overage does not vary over the 3 groups", CdiRegistry.Find(id).Compute([same]).Signed.WhyUndefined);
    }

    [Theory]
    [InlineData("cdi.within@1")]
    [InlineData("cdi.slope@1")]
    [InlineData("cdi.pearson@1")]
    [InlineData("cdi.logpearson@1")]
    [InlineData("cdi.gap@1")]
    public void A_class_without_variance_is_left_out_and_named(string id)
    {
        var score = CdiRegistry.Find(id).Compute([Flat, Varied]);
        Assert.Equal(CdiRegistry.Find(id).Compute([Varied]).Signed, score.Signed);
        Assert.Equal("Left out: error does not vary over the 3 groups of class 'other'.", score.Classes[0].Value.WhyUndefined);
    }

    [Fact]
    public void Pooling_can_turn_the_sign_that_every_class_agrees_on()
    {
        var thick = new ClassGroups("other", [0.5, 0.6, 0.7], [0.95, 0.93, 0.91], [10, 10, 10]);
        ClassGroups[] both = [thick, Varied with { Coverage = [0.1, 0.2, 0.3], Error = [0.3, 0.2, 0.1] }];
        Assert.Equal(-1, CdiRegistry.Find("cdi.within@1").Compute(both).Signed.Number!.Value, 1e-12);
        Assert.True(CdiRegistry.Find("cdi.pooled@1").Compute(both).Signed.Number > 0);
    }

    [Fact]
    public void The_slope_reads_as_error_per_tenfold_coverage()
    {
        var groups = new ClassGroups("MEL", [0.0009, 0.0099, 0.0999], [0.7, 0.5, 0.3], [5, 50, 500]);
        Assert.Equal(-0.2, CdiRegistry.Find("cdi.slope@1").Compute([groups]).Signed.Number!.Value, 1e-12);
    }

    [Fact]
    public void An_unknown_definition_is_answered_with_those_there_are() =>
        Assert.StartsWith(
            "There is no definition 'cdi'; there are cdi.within@1, cdi.slope@1",
            Assert.Throws<KeyNotFoundException>(() => CdiRegistry.Find("cdi")).Message);
}
