using SemCovNet.Cli.Answers;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Tests.Services.Host.Terminal;

[Collection(Semcov.Name)]
public sealed class ReplayTextTests
{
    [Fact]
    public void A_verdict_that_would_change_is_said_to_in_words()
    {
        var text = Semcov.Written(() => ReplayText.Write(new("cdi.slope@1", 2, 1, [Replayed("e1", Verdict.Failed, changes: true), Replayed("e2", Verdict.Passed, changes: false)])));

        Assert.Contains(" failed (changes) ", text);
        Assert.Single(text.Split("(changes)").Skip(1));
        Assert.DoesNotContain("[bold]", text);
    }

    private static ReplayedAnswer Replayed(string experiment, Verdict now, bool changes) =>
        new(experiment, "skin.v1.a1.test", "skin", 1, new("cdi.slope@1", 0.4, null, null, null), Verdict.Passed, now, changes, []);
}
