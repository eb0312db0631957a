using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Gates;

namespace SemCovNet.Tests.Unit.Fairness;

public sealed class GateTests
{
    [Theory]
    [InlineData(0.2, 0.1, 0.25, Verdict.Passed)]
    [InlineData(0.2, 0.1, 0.3, Verdict.Passed)]
    [InlineData(0.3, 0.3, 0.3, Verdict.Passed)]
    [InlineData(0.2, 0.1, 0.35, Verdict.Inconclusive)]
    [InlineData(0.4, 0.2, 0.5, Verdict.Failed)]
    [InlineData(0.4, 0.35, 0.5, Verdict.Failed)]
    [InlineData(0.2, null, null, Verdict.Inconclusive)]
    [InlineData(0.4, null, null, Verdict.Failed)]
    [InlineData(null, null, null, Verdict.Inconclusive)]
    public void A_maximum_is_kept_when_the_upper_end_of_the_interval_keeps_it(double? value, double? low, double? high, Verdict verdict) =>
        Assert.Equal(verdict, Judge(new("ece.pos15@1", 0.3, null), value, low, high).Verdict);

    [Theory]
    [InlineData(0.9, 0.85, 0.95, Verdict.Passed)]
    [InlineData(0.9, 0.8, 0.95, Verdict.Passed)]
    [InlineData(0.9, 0.75, 0.95, Verdict.Inconclusive)]
    [InlineData(0.7, 0.6, 0.85, Verdict.Failed)]
    [InlineData(0.9, null, null, Verdict.Inconclusive)]
    [InlineData(null, null, null, Verdict.Inconclusive)]
    public void A_minimum_is_kept_when_the_lower_end_of_the_interval_keeps_it(double? value, double? low, double? high, Verdict verdict) =>
        Assert.Equal(verdict, Judge(new("auc@1", null, 0.8), value, low, high).Verdict);

    [Theory]
    [InlineData(0.5, 0.45, 0.55, Verdict.Passed)]
    [InlineData(0.5, 0.35, 0.55, Verdict.Inconclusive)]
    [InlineData(0.5, 0.45, 0.65, Verdict.Inconclusive)]
    [InlineData(0.3, 0.2, 0.65, Verdict.Failed)]
    [InlineData(0.7, 0.35, 0.8, Verdict.Failed)]
    public void Both_sides_of_a_limit_must_be_kept(double value, double low, double high, Verdict verdict) =>
        Assert.Equal(verdict, Judge(new("acc@1", 0.6, 0.4), value, low, high).Verdict);

    [Theory]
    [InlineData(Verdict.None)]
    [InlineData(Verdict.Passed, Verdict.Passed, Verdict.Passed)]
    [InlineData(Verdict.Inconclusive, Verdict.Passed, Verdict.Inconclusive)]
    [InlineData(Verdict.Failed, Verdict.Passed, Verdict.Failed)]
    [InlineData(Verdict.Failed, Verdict.Inconclusive, Verdict.Failed)]
    public void A_model_passes_only_when_every_limit_is_kept_and_without_a_policy_there_is_no_verdict(Verdict together, params Verdict[] limits) =>
        Assert.Equal(together, Gate.Together([.. limits.Select(verdict => new LimitVerdict(new("auc@1", null, 0.8), null, null, null, verdict, ""))]));

    [Fact]
    public void The_evidence_says_what_was_measured_and_what_is_allowed() =>
        Assert.Equal(
            "auc@1 is 0.9 [0.75, 0.95]; allowed is at most 0.99 and at least 0.8",
            Judge(new("auc@1", 0.99, 0.8), 0.9, 0.75, 0.95).Evidence);

    [Fact]
    public void The_evidence_says_so_where_there_is_no_interval() =>
        Assert.Equal("auc@1 is 0.9 without an interval; allowed is at least 0.8", Judge(new("auc@1", null, 0.8), 0.9, null, null).Evidence);

    [Fact]
    public void The_evidence_of_an_undefined_metric_is_its_reason() =>
        Assert.Equal(
            "There is one class only.",
            Gate.Judge([new("auc@1", null, 0.8)], new Dictionary<string, MetricResult> { ["auc@1"] = new("auc@1", null, null, null, "There is one class only.") })[0].Evidence);

    [Fact]
    public void A_limit_on_what_was_not_measured_is_inconclusive()
    {
        var verdict = Gate.Judge([new("cdi.gap@1", 0.1, null)], new Dictionary<string, MetricResult>())[0];
        Assert.Equal((Verdict.Inconclusive, "cdi.gap@1 was not measured in this evaluation."), (verdict.Verdict, verdict.Evidence));
    }

    [Fact]
    public void A_limit_for_the_tail_is_held_against_the_figure_of_the_tail_and_says_so()
    {
        var measured = new Dictionary<string, MetricResult> { ["auc@1"] = new("auc@1", 0.9, 0.85, 0.95, null), ["tail:auc@1"] = new("tail:auc@1", 0.7, 0.6, 0.8, null) };
        var verdicts = Gate.Judge([new("auc@1", null, 0.8), new("auc@1", null, 0.8, LimitScope.Tail)], measured);
        Assert.Equal([Verdict.Passed, Verdict.Failed], verdicts.Select(verdict => verdict.Verdict));
        Assert.Equal("tail:auc@1 is 0.7 [0.6, 0.8]; allowed is at least 0.8", verdicts[1].Evidence);
    }

    [Fact]
    public void A_limit_for_the_tail_is_inconclusive_where_only_all_rows_were_measured()
    {
        var verdict = Gate.Judge([new("auc@1", null, 0.8, LimitScope.Tail)], new Dictionary<string, MetricResult> { ["auc@1"] = new("auc@1", 0.9, 0.85, 0.95, null) })[0];
        Assert.Equal((Verdict.Inconclusive, "tail:auc@1 was not measured in this evaluation."), (verdict.Verdict, verdict.Evidence));
    }

    private static LimitVerdict Judge(Limit limit, double? value, double? low, double? high) =>
        Gate.Judge([limit], new Dictionary<string, MetricResult> { [limit.Metric] = new(limit.Metric, value, low, high, value is null ? "too little evidence" : null) })[0];
}
