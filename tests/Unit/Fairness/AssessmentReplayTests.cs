using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Replaying;

namespace SemCovNet.Tests.Unit.Fairness;

/// <summary>What was recorded comes out again, or it is said what does not.</summary>
public sealed class AssessmentReplayTests : IDisposable
{
    private readonly RecordedSkin skin = new();

    [Fact]
    public async Task Assessed_again_the_report_is_the_same_byte_for_byte_and_so_is_every_limit()
    {
        await skin.DecideAsync(new Limit("cdi.within@1", 0.5, null), new Limit("auc@1", null, 0.1), new Limit("auc@1", null, 0.1, LimitScope.Tail));
        var replayed = await ReplayAsync();
        Assert.NotNull(replayed.Limits[2].Value);
        Assert.Empty(replayed.Differences);
        Assert.True(replayed.IsSame && replayed.IsIdentical);
        Assert.Equal(replayed.Gate.Verdict, replayed.Verdict);
        Assert.Equal(replayed.Gate.Limits, replayed.Limits);
    }

    [Fact]
    public async Task A_figure_that_comes_out_otherwise_is_named_with_both_values()
    {
        await skin.DecideAsync(new Limit("cdi.within@1", 0.5, null));
        var replayed = await ReplayAsync();
        var changed = replayed.Then with
        {
            Disparities = [.. replayed.Then.Disparities.Select(result => (result.Definition, result.Level) == ("cdi.slope@1", "descriptor") ? result with { Signed = 0.25 } : result)],
        };
        var difference = Assert.Single((replayed with { Then = changed }).Differences);
        Assert.StartsWith("cdi.slope@1 at level descriptor, p0.5: 0.25 [", difference);
    }

    [Fact]
    public async Task A_limit_that_is_judged_otherwise_is_named()
    {
        await skin.DecideAsync(new Limit("auc@1", null, 0.1));
        var replayed = await ReplayAsync();
        var judged = replayed with { Limits = [replayed.Limits[0] with { Verdict = Verdict.Failed, Evidence = "auc@1 is 0" }] };
        Assert.Equal($"the limit on auc@1: {replayed.Gate.Limits[0].Evidence} then, auc@1 is 0 now", Assert.Single(judged.Differences));
    }

    [Fact]
    public async Task What_an_older_program_did_not_measure_is_no_difference()
    {
        await skin.DecideAsync(new Limit("auc@1", null, 0.1));
        var replayed = await ReplayAsync();
        var older = replayed.Then with { Disparities = [.. replayed.Then.Disparities.Where(result => result.Definition != "cdi.within@2")] };
        Assert.True((replayed with { Then = older }).IsSame);
    }

    [Fact]
    public async Task A_disparity_scored_alone_comes_with_its_sign_its_p_and_its_groups()
    {
        await skin.DecideAsync(new Limit("cdi.within@1", 0.5, null));
        var scored = Assert.Single(await new VerdictReplay(skin.Events, skin.Source).ReplayAsync(
            RecordedSkin.Experiment, ReplayDefinition.Find("cdi.slope@1", ReplayScope.Headline)!, cancellation: TestContext.Current.CancellationToken)).Scored;
        var recorded = (await ReplayAsync()).Then.Disparities.Single(result => (result.Definition, result.Level) == ("cdi.slope@1", "descriptor"));
        Assert.Equal((recorded.Signed, recorded.Low, recorded.High, recorded.PValue), (scored.Disparity!.Signed, scored.Disparity.Low, scored.Disparity.High, scored.Disparity.PValue));
        Assert.Equal(6, scored.Groups.Count);
    }

    public void Dispose() => skin.Dispose();

    private async Task<ReplayedAssessment> ReplayAsync() => Assert.Single(
        await new AssessmentReplay(skin.Events, skin.Artifacts, skin.Source).ReplayAsync(RecordedSkin.Experiment, cancellation: TestContext.Current.CancellationToken));
}
