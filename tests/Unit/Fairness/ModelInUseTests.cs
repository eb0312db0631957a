using System.Globalization;
using System.Text;
using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Assessments;
using SemCovNet.Fairness.InUse;
using SemCovNet.Fairness.Policies;

namespace SemCovNet.Tests.Unit.Fairness;

/// <summary>A model in use from its first answer to its alerts, in real stores.</summary>
public sealed class ModelInUseTests : IDisposable
{
    private readonly Workspace workspace = new();
    private readonly ModelFeed feed;
    private readonly WindowAssessor assessor;
    private readonly PolicyBook policies;

    public ModelInUseTests()
    {
        var references = new ModelReferences(workspace.Commands, new AssessmentSource(workspace.Events, workspace.Artifacts, new(workspace.Artifacts)));
        policies = new(workspace.Commands);
        (feed, assessor) = (new(workspace.Artifacts, workspace.Commands, references), new(workspace.Artifacts, workspace.Commands, references, policies));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_window_is_assessed_when_it_is_full_and_not_before()
    {
        await RecordedExperiment.SaveAsync(workspace);
        await SendAsync(from: 0, count: 300);
        await AssessAsync();
        Assert.Empty(await WindowsAsync());
        await SendAsync(from: 300, count: 300);
        await AssessAsync();
        var window = Assert.Single(await WindowsAsync());
        Assert.Equal((0, 500, 0), (window.Window, window.Rows, window.Known));
    }

    [Fact]
    public async Task Other_cases_than_those_of_the_test_raise_alerts_that_say_what_moved()
    {
        await RecordedExperiment.SaveAsync(workspace);
        await SendAsync(from: 0, count: 500);
        await AssessAsync();
        // In the test a quarter of the cases has vessels; here all have.
        var alert = Assert.Single(await EventsAsync<AlertRaised>(), alert => (alert.Kind, alert.Subject) == (AlertKind.Descriptor, "vessels"));
        Assert.Equal(("skin", 0), (alert.DatasetId, alert.Window));
        Assert.Matches(@"^Descriptor vessels is spread otherwise than in the test: total variation 0\.\d+ between 24 test rows and window 0 of 500 answers \(q 0\.00\d\)$", alert.Finding);
    }

    [Fact]
    public async Task Outcomes_that_come_later_judge_the_window_again_and_hold_it_against_the_budget()
    {
        await RecordedExperiment.SaveAsync(workspace);
        await policies.SetBudgetAsync("skin", [new("acc@1", null, 0.9)], "clinic", Workspace.Tester, Stop);
        await SendAsync(from: 0, count: 500);
        await AssessAsync();
        await TellAsync("MEL", count: 400);
        await AssessAsync();
        var windows = await WindowsAsync();
        Assert.Equal([(0, 0), (400, 1)], windows.Select(window => (window.Known, window.Outcomes!.Value)));
        Assert.Empty(windows[0].Figures);
        Assert.Equal(0, windows[1].Figures["acc@1"]);
        var breach = Assert.Single(await EventsAsync<AlertRaised>(), alert => alert.Kind == AlertKind.Budget);
        Assert.StartsWith("acc@1 is 0 [0, 0]; allowed is at least 0.9 (window 0, 400 known outcomes)", breach.Finding, StringComparison.Ordinal);
        // Of one class alone no area under a curve is defined: it says so, and is not 0.
        var report = await workspace.Artifacts.GetJsonAsync<WindowReport>(windows[1].Report, Stop);
        Assert.Null(report.Metrics.Single(metric => metric.Id == "auc@1").Value);
        Assert.NotNull(report.Metrics.Single(metric => metric.Id == "auc@1").Undefined);
    }

    [Fact]
    public async Task A_limit_on_groups_held_against_each_other_is_inconclusive_in_a_window_and_says_why()
    {
        await RecordedExperiment.SaveAsync(workspace);
        await policies.SetBudgetAsync("skin", [new("acc.worst@1", null, 0.9)], "clinic", Workspace.Tester, Stop);
        await SendAsync(from: 0, count: 500, outcome: "MEL");
        await AssessAsync();
        var report = await workspace.Artifacts.GetJsonAsync<WindowReport>(Assert.Single(await WindowsAsync()).Report, Stop);
        var verdict = Assert.Single(report.Limits);
        Assert.Equal(
            (Verdict.Inconclusive, "Answers of a model in use come without the groups that acc.worst@1 holds against each other."), (verdict.Verdict, verdict.Evidence));
        Assert.DoesNotContain(await EventsAsync<AlertRaised>(), alert => alert.Kind == AlertKind.Budget);
    }

    [Fact]
    public async Task A_limit_for_the_tail_that_a_window_breaks_raises_an_alert_of_its_own()
    {
        await RecordedExperiment.SaveAsync(workspace);
        await policies.SetBudgetAsync("skin", [new("acc@1", null, 0.9), new("acc@1", null, 0.9, LimitScope.Tail)], "clinic", Workspace.Tester, Stop);
        // All have vessels, the tail of the melanomas.
        await SendAsync(from: 0, count: 500, outcome: "MEL");
        await AssessAsync();
        Assert.Equal(["acc@1", "tail:acc@1"], (await EventsAsync<AlertRaised>()).Where(alert => alert.Kind == AlertKind.Budget).Select(alert => alert.Subject));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Outcomes_that_are_corrected_judge_the_window_again(bool alongWithTheAnswers)
    {
        await RecordedExperiment.SaveAsync(workspace);
        await SendAsync(from: 0, count: 500, outcome: alongWithTheAnswers ? "MEL" : "");
        if (!alongWithTheAnswers)
            await TellAsync("MEL", count: 500);
        await AssessAsync();
        await TellAsync("other", count: 50);
        await AssessAsync();
        await AssessAsync();
        Assert.Equal([(500, 0.0), (500, 0.1)], (await WindowsAsync()).Select(window => (window.Known, window.Figures["acc@1"]!.Value)));
    }

    [Fact]
    public async Task What_was_told_of_a_case_before_it_came_again_with_its_outcome_counts_no_more()
    {
        await RecordedExperiment.SaveAsync(workspace);
        await TellAsync("other", count: 500);
        await SendAsync(from: 0, count: 500, outcome: "MEL");
        await AssessAsync();
        Assert.Equal(0, Assert.Single(await WindowsAsync()).Figures["acc@1"]);
    }

    // An event of an earlier build, which let the outcome that came along stand whatever was told afterwards.
    [Fact]
    public async Task Corrections_that_an_earlier_build_had_but_did_not_judge_by_judge_a_window_again()
    {
        await RecordedExperiment.SaveAsync(workspace);
        await SendAsync(from: 0, count: 500, outcome: "MEL");
        await TellAsync("other", count: 50);
        var older = new WindowAssessed(RecordedExperiment.Id, 0, 500, 500, Digest.Of([1]), [], new Dictionary<string, double?>());
        await workspace.Commands.HandleAsync(
            ModelInUseDecider.Instance, Streams.Use(RecordedExperiment.Id), new ModelInUseCommand.RecordWindow(older, []), Workspace.Tester, Stop);
        await TellAsync("MEL", count: 10, from: 900);
        await AssessAsync();
        Assert.Equal(0.1, (await WindowsAsync())[^1].Figures["acc@1"]);
    }

    // The assessor had read one file, and was not done when the second came.
    [Fact]
    public async Task Outcomes_that_come_while_a_window_is_judged_judge_it_again()
    {
        await RecordedExperiment.SaveAsync(workspace);
        await SendAsync(from: 0, count: 500);
        await TellAsync("MEL", count: 300);
        await TellAsync("MEL", count: 400);
        var slow = new WindowAssessed(RecordedExperiment.Id, 0, 500, 300, Digest.Of([1]), [], new Dictionary<string, double?>(), Outcomes: 1);
        await workspace.Commands.HandleAsync(
            ModelInUseDecider.Instance, Streams.Use(RecordedExperiment.Id), new ModelInUseCommand.RecordWindow(slow, []), Workspace.Tester, Stop);
        await AssessAsync();
        Assert.Equal([300, 400], (await WindowsAsync()).Select(window => window.Known));
    }

    [Fact]
    public async Task Outcomes_that_tell_nothing_new_of_a_window_judge_nothing_again()
    {
        await RecordedExperiment.SaveAsync(workspace);
        await SendAsync(from: 0, count: 500);
        await TellAsync("MEL", count: 400);
        await AssessAsync();
        await TellAsync("MEL", count: 300);
        await TellAsync("MEL", count: 10, from: 900);
        await AssessAsync();
        Assert.Single(await WindowsAsync());
    }

    [Fact]
    public async Task Assessing_again_changes_nothing()
    {
        await RecordedExperiment.SaveAsync(workspace);
        await SendAsync(from: 0, count: 1000);
        await AssessAsync();
        var before = (await workspace.StreamAsync(Streams.Use(RecordedExperiment.Id))).Count;
        await AssessAsync();
        Assert.Equal(before, (await workspace.StreamAsync(Streams.Use(RecordedExperiment.Id))).Count);
        Assert.Equal(2, (await WindowsAsync()).Count);
    }

    [Fact]
    public async Task The_same_file_is_taken_once()
    {
        await RecordedExperiment.SaveAsync(workspace);
        Assert.True((await SendAsync(0, 10)).Changed);
        var again = await SendAsync(0, 10);
        Assert.Equal((false, 10), (again.Changed, again.Rows));
    }

    [Fact]
    public async Task A_model_that_was_never_evaluated_cannot_be_watched()
    {
        var error = await Assert.ThrowsAsync<ModelNotInUseException>(() => SendAsync(0, 10));
        Assert.Equal("There is no experiment e1.", error.Message);
    }

    public void Dispose() => workspace.Dispose();

    private Task<Contracts.Http.ModelFeedAnswer> SendAsync(int from, int count, string outcome = "") => feed.SendAnswersAsync(
        RecordedExperiment.Id, $"{from}.csv",
        Stream("case,p,d:vessels,y\n" + string.Concat(Enumerable.Range(from, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"case-{i},{0.1 + (i % 3 * 0.1):0.0},1,{outcome}\n")))),
        Workspace.Tester, Stop);

    private Task TellAsync(string outcome, int count, int from = 0) => feed.SendOutcomesAsync(
        RecordedExperiment.Id, "pathology.csv", Stream("case,y\n" + string.Concat(Enumerable.Range(from, count).Select(i => $"case-{i},{outcome}\n"))), Workspace.Tester, Stop);

    private Task AssessAsync() => assessor.AssessAsync(RecordedExperiment.Id, Workspace.Tester, Stop);

    private Task<IReadOnlyList<WindowAssessed>> WindowsAsync() => EventsAsync<WindowAssessed>();

    private async Task<IReadOnlyList<T>> EventsAsync<T>() => [.. (await workspace.StreamAsync(Streams.Use(RecordedExperiment.Id))).OfType<T>()];

    private static MemoryStream Stream(string content) => new(Encoding.UTF8.GetBytes(content));
}
