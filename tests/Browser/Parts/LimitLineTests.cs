using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Pages.Fairness.Policies;

namespace SemCovNet.Tests.Browser.Parts;

public sealed class LimitLineTests
{
    private static readonly IReadOnlyList<Limit> Before = [new("ece.pos15@1", 0.08, null), new("brier@1", 0.2, null), new("auc@1", null, 0.8)];
    private static readonly IReadOnlyList<Limit> Now = [new("ece.pos15@1", 0.05, 0.01), new("brier@1", 0.1, null), new("auc@1", null, 0.9), new("pra@1", null, 0.5)];

    [Fact]
    public void Lines_that_nobody_touched_become_the_changed_budgets()
    {
        var lines = LimitLine.Of(Before);
        // The same number, written otherwise.
        lines[0].Maximum = "0.080";

        LimitLine.Follow(lines, LimitLine.Of(Before), LimitLine.Of(Now));

        Assert.True(LimitLine.SayTheSame(lines, LimitLine.Of(Now)));
    }

    [Fact]
    public void What_was_typed_added_or_removed_stays_when_the_budget_changes()
    {
        var lines = LimitLine.Of(Before);
        lines[0].Maximum = "0.3";
        lines.RemoveAt(2);
        lines.Add(new() { Metric = "s95@1", Minimum = "0.4" });

        LimitLine.Follow(lines, LimitLine.Of(Before), LimitLine.Of(Now));

        string[] expected = ["ece.pos15@1 0.3 0.01", "brier@1 0.1 ", "s95@1  0.4", "pra@1  0.5"];
        Assert.Equal(expected, lines.Select(line => $"{line.Metric} {line.Maximum} {line.Minimum}"));
    }

    [Fact]
    public void A_limit_for_the_tail_is_another_than_one_for_all_rows()
    {
        IReadOnlyList<Limit> before = [new("auc@1", null, 0.8), new("auc@1", null, 0.7, LimitScope.Tail)];
        IReadOnlyList<Limit> now = [before[0], before[1] with { Minimum = 0.75 }];
        var lines = LimitLine.Of(before);
        lines[0].Minimum = "0.9";

        LimitLine.Follow(lines, LimitLine.Of(before), LimitLine.Of(now));

        Assert.Equal([new("auc@1", null, 0.9), new("auc@1", null, 0.75, LimitScope.Tail)], lines.Select(line => line.Read()));
    }

    [Fact]
    public void A_limit_that_somebody_else_removed_is_gone_unless_it_was_typed_in()
    {
        var lines = LimitLine.Of(Before);
        lines[1].Maximum = "0.3";

        LimitLine.Follow(lines, LimitLine.Of(Before), []);

        Assert.Equal("brier@1", Assert.Single(lines).Metric);
    }
}
