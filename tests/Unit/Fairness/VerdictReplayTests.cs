using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Replaying;
using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Fairness;

/// <summary>Verdicts of the past under other definitions, from real stores.</summary>
public sealed class VerdictReplayTests : IDisposable
{
    private readonly RecordedSkin skin = new();

    [Theory]
    [InlineData("cdi.within@1")]
    [InlineData("cdi.slope@1")]
    [InlineData("cdi.gap@1")]
    public async Task Scored_again_by_the_same_definition_every_digit_and_the_verdict_are_the_same(string definition)
    {
        await skin.DecideAsync(new Limit(definition, 0.01, null));
        var replayed = await ReplayAsync(definition);
        var (then, now) = (Assert.Single(replayed.Replaced), Assert.Single(replayed.Again));
        Assert.Equal(then, now);
        Assert.Equal((Verdict.Failed, Verdict.Failed, false), (replayed.Then, replayed.Now, replayed.Changes));
    }

    [Fact]
    public async Task Another_definition_takes_the_place_of_the_limits_of_its_kind_alone()
    {
        await skin.DecideAsync(new Limit("cdi.within@1", 0.5, null), new Limit("auc@1", null, 0.1));
        var replayed = await ReplayAsync("cdi.pooled@1");
        // Rank within melanomas is −1; pooled over classes it is smaller, for the negatives err most on what they have most of.
        Assert.Equal(Verdict.Failed, replayed.Then);
        Assert.Equal("cdi.within@1", Assert.Single(replayed.Replaced).Limit.Metric);
        var again = Assert.Single(replayed.Again);
        Assert.Equal(("cdi.pooled@1", 0.5), (again.Limit.Metric, again.Limit.Maximum));
        Assert.Equal(replayed.Result.Value, again.Value);
        Assert.NotEqual(1, replayed.Result.Value);
    }

    [Fact]
    public async Task Without_a_limit_of_its_kind_the_verdict_stays_and_the_figure_is_told()
    {
        await skin.DecideAsync(new Limit("cdi.within@1", 0.01, null));
        var replayed = await ReplayAsync("brier@1");
        Assert.Empty(replayed.Replaced);
        Assert.Equal((Verdict.Failed, false), (replayed.Now, replayed.Changes));
        Assert.InRange(replayed.Result.Value!.Value, 0, 1);
    }

    [Fact]
    public async Task The_accuracy_of_all_rows_takes_no_place_of_that_of_the_worst_group()
    {
        await skin.DecideAsync(new Limit("acc.worst@1", null, 0.1), new Limit("acc@1", null, 0.1));
        Assert.Equal("acc@1", Assert.Single((await ReplayAsync("acc@1")).Replaced).Limit.Metric);
    }

    [Fact]
    public async Task A_limit_for_the_tail_is_judged_by_the_tail_alone_and_every_digit_is_the_same()
    {
        await skin.DecideAsync(new Limit("acc@1", null, 0.1, LimitScope.Tail), new Limit("auc@1", null, 0.1));
        Assert.Empty((await ReplayAsync("acc@1")).Replaced);
        var replayed = Assert.Single(await new VerdictReplay(skin.Events, skin.Source).ReplayAsync(
            RecordedSkin.Experiment, ReplayDefinition.Find("acc@1", new(Tail: true))!, cancellation: TestContext.Current.CancellationToken));
        var (then, now) = (Assert.Single(replayed.Replaced), Assert.Single(replayed.Again));
        Assert.Equal(then, now);
        // Four of six melanomas with vessels are found, three of six others with hair are spared.
        Assert.Equal((7 / 12.0, LimitScope.Tail), (now.Value, now.Limit.Scope));
    }

    [Fact]
    public async Task What_is_undefined_is_inconclusive_and_never_a_pass()
    {
        await skin.DecideAsync(new Limit("cdi.within@1", 2, null));
        var replayed = await ReplayAsync("cdi.within@1", CoverageLevel.Subgroup);
        Assert.Null(replayed.Result.Value);
        var again = Assert.Single(replayed.Again);
        Assert.Equal((Verdict.Inconclusive, replayed.Result.Undefined), (again.Verdict, again.Evidence));
    }

    [Fact]
    public async Task Nothing_is_recorded()
    {
        await skin.DecideAsync(new Limit("cdi.within@1", 0.5, null));
        var before = await skin.Events.HeadAsync(TestContext.Current.CancellationToken);
        await ReplayAsync("cdi.gap@1");
        Assert.Equal(before, await skin.Events.HeadAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_experiment_without_an_assessment_has_nothing_to_replay()
    {
        await skin.SaveAsync();
        Assert.Empty(await new VerdictReplay(skin.Events, skin.Source).ReplayAsync(RecordedSkin.Experiment, Find("cdi.gap@1"), cancellation: TestContext.Current.CancellationToken));
    }

    public void Dispose() => skin.Dispose();

    private static ReplayDefinition Find(string id, CoverageLevel level = CoverageLevel.Descriptor) => ReplayDefinition.Find(id, new(level))!;

    private async Task<ReplayedVerdict> ReplayAsync(string definition, CoverageLevel level = CoverageLevel.Descriptor) =>
        Assert.Single(await new VerdictReplay(skin.Events, skin.Source).ReplayAsync(RecordedSkin.Experiment, Find(definition, level), cancellation: TestContext.Current.CancellationToken));
}
