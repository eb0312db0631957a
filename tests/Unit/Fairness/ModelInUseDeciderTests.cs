using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.InUse;

namespace SemCovNet.Tests.Unit.Fairness;

public sealed class ModelInUseDeciderTests
{
    private static readonly Digest Bytes = Digest.Of([1]);
    private static readonly PredictionsReceived Batch = new("e1", "b1", Bytes, "monday.csv", 500, 0);
    private static readonly AlertRaised Vessels = Alert(0);

    [Fact]
    public void A_file_that_is_sent_again_counts_once() => Given(Batch).When(new ModelInUseCommand.Receive(Batch with { Source = "again.csv" })).ThenNothing();

    [Fact]
    public void A_finding_raises_an_alert() => Given(Batch).When(Window(0, Vessels)).Then(Assessed(0, Vessels), Vessels);

    [Fact]
    public void While_its_alert_is_open_a_finding_raises_no_other() =>
        Given(Batch, Assessed(0, Vessels), Vessels).When(Window(1, Alert(1))).Then(Assessed(1, Alert(1)));

    [Fact]
    public void An_alert_closes_by_itself_after_three_windows_without_its_finding() =>
        Given(Batch, Assessed(0, Vessels), Vessels, Assessed(1), Assessed(2)).When(Window(3))
            .Then(Assessed(3), new AlertClosed("e1", Vessels.AlertId, "3 windows running did not show it", ModelInUseDecider.ClosedByRule));

    [Fact]
    public void A_finding_that_comes_back_in_between_starts_the_count_again() =>
        Given(Batch, Assessed(0, Vessels), Vessels, Assessed(1), Assessed(2, Alert(2)), Assessed(3), Assessed(4)).When(Window(5, Alert(5))).Then(Assessed(5, Alert(5)));

    [Fact]
    public void After_a_person_closed_it_the_same_finding_stays_quiet_until_it_was_gone()
    {
        IEvent[] closed = [Batch, Assessed(0, Vessels), Vessels, new AlertClosed("e1", Vessels.AlertId, "new camera", "user:ada")];
        Given(closed).When(Window(1, Alert(1))).Then(Assessed(1, Alert(1)));
        Given([.. closed, Assessed(1, Alert(1)), Assessed(2)]).When(Window(3, Alert(3))).Then(Assessed(3, Alert(3)), Alert(3));
    }

    [Fact]
    public void A_window_without_a_new_outcome_is_not_recorded_again() => Given(Batch, Assessed(0)).When(Window(0, Vessels)).ThenNothing();

    [Fact]
    public void A_window_that_is_judged_again_says_nothing_new_of_drift()
    {
        var again = Assessed(2) with { Known = 500 };
        Given(Batch, Assessed(0, Vessels), Vessels, Assessed(1), Assessed(2)).When(new ModelInUseCommand.RecordWindow(again, [])).Then(again);
    }

    [Fact]
    public void Closing_needs_a_reason_and_an_open_alert()
    {
        Given(Batch, Assessed(0, Vessels), Vessels).When(new ModelInUseCommand.CloseAlert(Vessels.AlertId, " ", "user:ada"))
            .ThenRefused("Closing an alert needs a reason: it is what remains of it.");
        Given(Batch).When(new ModelInUseCommand.CloseAlert("none", "seen", "user:ada")).ThenRefused("There is no open alert none. See: semcov alerts list");
    }

    /// <summary>A hundred windows that all show three findings, and outcomes that come late: three alerts.</summary>
    [Fact]
    public void However_many_windows_show_it_there_is_no_storm()
    {
        var model = ModelInUse.Unused;
        var raised = 0;
        for (var number = 0; number < 100; number++)
        {
            AlertRaised[] alerts = [.. new[] { "vessels", "hair", "pen" }.Select(subject => Alert(number) with { Subject = subject, AlertId = $"{number}-{subject}" })];
            foreach (var known in new[] { 0, 250, 500 })
            {
                var events = ModelInUseDecider.Decide(model, new ModelInUseCommand.RecordWindow(Assessed(number, alerts) with { Known = known }, alerts));
                raised += events.OfType<AlertRaised>().Count();
                model = events.Aggregate(model, ModelInUseDecider.Evolve);
            }
        }
        Assert.Equal(3, raised);
    }

    private static Spec<ModelInUse, ModelInUseCommand> Given(params IEvent[] given) => new(ModelInUseDecider.Instance, given);

    private static AlertRaised Alert(int window) => new("e1", "skin", $"alert-{window}", AlertKind.Descriptor, "vessels", window, "vessels moved");

    private static ModelInUseCommand.RecordWindow Window(int number, params AlertRaised[] alerts) => new(Assessed(number, alerts), alerts);

    // The same lists by reference, so that events can be compared.
    private static readonly Dictionary<int, IReadOnlyList<string>> FindingLists = [];
    private static readonly Dictionary<string, double?> NoFigures = [];

    private static WindowAssessed Assessed(int number, params AlertRaised[] alerts)
    {
        var key = (number * 10) + alerts.Length;
        if (!FindingLists.TryGetValue(key, out var findings))
            FindingLists[key] = findings = [.. alerts.Select(alert => ModelInUseDecider.Key(alert.Kind, alert.Subject))];
        return new("e1", number, 500, 0, Bytes, findings, NoFigures);
    }
}
