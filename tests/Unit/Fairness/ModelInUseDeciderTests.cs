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
    private static readonly AlertRaised Accuracy = Breach(0);

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

    // The assessor finds the same drift in the same rows, weeks after its alert was closed, and would have a webhook and a retraining hear of it again.
    [Fact]
    public void A_window_that_is_judged_again_says_nothing_new_of_drift()
    {
        IEvent[] raised = [Batch, Assessed(0, Vessels), Vessels, Assessed(1)];
        var again = Judged(0, known: 500, files: 1, Vessels);
        Given([.. raised, Assessed(2), Assessed(3), new AlertClosed("e1", Vessels.AlertId, "gone", ModelInUseDecider.ClosedByRule), File(1)]).When(Window(again, Vessels)).Then(again);
        Given([.. raised, new AlertClosed("e1", Vessels.AlertId, "new camera", "user:ada"), Assessed(2), File(1)]).When(Window(again, Vessels)).Then(again);
    }

    [Fact]
    public void Judged_again_a_window_neither_ends_a_drift_nor_starts_its_count_again()
    {
        IEvent[] twiceClear = [Batch, Assessed(0, Vessels), Vessels, Assessed(1), Assessed(2), File(1)];
        Given(twiceClear).When(Window(Judged(2, known: 500, files: 1))).Then(Judged(2, known: 500, files: 1));
        Given([.. twiceClear, Judged(0, known: 500, files: 1, Vessels)]).When(Window(3)).Then(Assessed(3), ClosedByRule(Vessels));
    }

    [Fact]
    public void A_window_that_is_judged_again_may_break_the_budget() =>
        Given(Batch, Assessed(0), File(1)).When(Window(Judged(0, known: 400, files: 1, Accuracy), Accuracy)).Then(Judged(0, known: 400, files: 1, Accuracy), Accuracy);

    [Fact]
    public void A_breach_stays_quiet_past_windows_of_which_no_outcome_is_known()
    {
        IEvent[] closed =
        [
            Batch, File(1), Judged(0, known: 400, files: 1, Accuracy), Accuracy, new AlertClosed("e1", Accuracy.AlertId, "new camera", "user:ada"),
            Judged(1, known: 0, files: 1), File(2),
        ];
        Given(closed).When(Window(Judged(1, known: 400, files: 2, Breach(1)), Breach(1))).Then(Judged(1, known: 400, files: 2, Breach(1)));
        Given([.. closed, Judged(1, known: 400, files: 2), File(3)]).When(Window(Judged(2, known: 400, files: 3, Breach(2)), Breach(2)))
            .Then(Judged(2, known: 400, files: 3, Breach(2)), Breach(2));
    }

    [Fact]
    public void One_window_whose_outcomes_come_in_three_files_is_one_window()
    {
        IEvent[] inThreeFiles =
        [
            Batch, File(1), Judged(0, known: 400, files: 1, Accuracy), Accuracy,
            File(2), Judged(1, known: 100, files: 2), File(3), Judged(1, known: 200, files: 3), File(4),
        ];
        Given(inThreeFiles).When(Window(Judged(1, known: 300, files: 4))).Then(Judged(1, known: 300, files: 4));
        Given([.. inThreeFiles, Judged(1, known: 300, files: 4), Judged(2, known: 400, files: 4)]).When(Window(Judged(3, known: 400, files: 4)))
            .Then(Judged(3, known: 400, files: 4), ClosedByRule(Accuracy));
    }

    [Fact]
    public void Windows_before_the_newest_that_showed_it_do_not_help_to_close_an_alert() =>
        Given(
            Batch, Assessed(0), Assessed(1), Assessed(2), File(1), Judged(3, known: 400, files: 1, Breach(3)), Breach(3),
            File(2), Judged(0, known: 400, files: 2), Judged(1, known: 400, files: 2))
            .When(Window(Judged(2, known: 400, files: 2))).Then(Judged(2, known: 400, files: 2));

    [Fact]
    public void A_breach_that_a_person_closed_stays_quiet_though_an_older_window_is_judged_again_without_it() =>
        Given(
            Batch, File(1), Judged(8, known: 400, files: 1, Breach(8)), Breach(8), new AlertClosed("e1", Breach(8).AlertId, "new camera", "user:ada"), File(2),
            Judged(2, known: 400, files: 2))
            .When(Window(Judged(11, known: 400, files: 2, Breach(11)), Breach(11))).Then(Judged(11, known: 400, files: 2, Breach(11)));

    [Fact]
    public void What_a_window_shows_again_that_newer_ones_no_longer_showed_raises_nothing()
    {
        IEvent[] gone =
        [
            Batch, File(1), Judged(3, known: 400, files: 1, Breach(3)), Breach(3),
            Judged(4, known: 400, files: 1), Judged(5, known: 400, files: 1), Judged(6, known: 400, files: 1), ClosedByRule(Breach(3)), File(2),
        ];
        Given(gone).When(Window(Judged(3, known: 450, files: 2, Breach(3)), Breach(3))).Then(Judged(3, known: 450, files: 2, Breach(3)));
        Given(gone).When(Window(Judged(7, known: 400, files: 2, Breach(7)), Breach(7))).Then(Judged(7, known: 400, files: 2, Breach(7)), Breach(7));
    }

    [Fact]
    public void Corrected_outcomes_judge_a_window_again_though_no_more_of_them_are_known() =>
        Given(Batch, File(1), Judged(0, known: 500, files: 1), File(2)).When(Window(Judged(0, known: 500, files: 2))).Then(Judged(0, known: 500, files: 2));

    [Fact]
    public void Whoever_judged_a_window_on_fewer_files_comes_too_late() =>
        Given(Batch, File(1), File(2), Judged(0, known: 500, files: 2)).When(Window(Judged(0, known: 400, files: 1))).ThenNothing();

    [Fact]
    public void A_file_that_changes_nothing_of_a_window_is_not_recorded() =>
        Given(Batch, File(1), Judged(0, known: 500, files: 1), File(2)).When(Window(Judged(0, known: 500, files: 1) with { Outcomes = 2 })).ThenNothing();

    [Fact]
    public void Closing_needs_a_reason_and_an_open_alert()
    {
        Given(Batch, Assessed(0, Vessels), Vessels).When(new ModelInUseCommand.CloseAlert(Vessels.AlertId, " ", "user:ada"))
            .ThenRefused("Closing an alert needs a reason: it is what remains of it.");
        Given(Batch).When(new ModelInUseCommand.CloseAlert("none", "seen", "user:ada")).ThenRefused("There is no open alert none. See: semcov alerts list");
    }

    [Fact]
    public void A_reason_is_kept_without_characters_that_say_nothing() =>
        Given(Batch, Assessed(0, Vessels), Vessels).When(new ModelInUseCommand.CloseAlert(Vessels.AlertId, " se\0en ", "user:ada"))
            .Then(new AlertClosed("e1", Vessels.AlertId, "se\uFFFDen", "user:ada"));

    /// <summary>A hundred windows that all show three findings, and outcomes that come late: three alerts.</summary>
    [Fact]
    public void However_many_windows_show_it_there_is_no_storm()
    {
        var model = ModelInUse.Unused;
        var raised = 0;
        for (var number = 0; number < 100; number++)
        {
            AlertRaised[] alerts = [.. new[] { "vessels", "hair", "pen" }.Select(subject => Alert(number) with { Subject = subject, AlertId = $"{number}-{subject}" })];
            foreach (var files in new[] { 0, 1, 2 })
            {
                var events = ModelInUseDecider.Decide(model, Window(Judged(number, known: 250 * files, files, alerts), alerts));
                Assert.Contains(events, e => e is WindowAssessed);
                raised += events.OfType<AlertRaised>().Count();
                model = events.Aggregate(model, ModelInUseDecider.Evolve);
            }
        }
        Assert.Equal(3, raised);
    }

    private static Spec<ModelInUse, ModelInUseCommand> Given(params IEvent[] given) => new(ModelInUseDecider.Instance, given);

    private static AlertRaised Alert(int window) => new("e1", "skin", $"alert-{window}", AlertKind.Descriptor, "vessels", window, "vessels moved");

    private static AlertRaised Breach(int window) => new("e1", "skin", $"breach-{window}", AlertKind.Budget, "acc@1", window, "acc@1 is 0.5");

    private static AlertClosed ClosedByRule(AlertRaised alert) => new("e1", alert.AlertId, "3 windows running did not show it", ModelInUseDecider.ClosedByRule);

    private static OutcomesReceived File(int number) => new("e1", $"o{number}", Bytes, $"pathology-{number}.csv", 500);

    private static ModelInUseCommand.RecordWindow Window(int number, params AlertRaised[] alerts) => Window(Assessed(number, alerts), alerts);

    private static ModelInUseCommand.RecordWindow Window(WindowAssessed window, params AlertRaised[] alerts) => new(window, alerts);

    // The same lists by reference, so that events can be compared.
    private static readonly Dictionary<string, IReadOnlyList<string>> FindingLists = [];
    private static readonly Dictionary<string, double?> NoFigures = [];

    private static WindowAssessed Assessed(int number, params AlertRaised[] alerts)
    {
        var key = string.Join('\n', alerts.Select(alert => ModelInUseDecider.Key(alert.Kind, alert.Subject)));
        if (!FindingLists.TryGetValue(key, out var findings))
            FindingLists[key] = findings = [.. alerts.Select(alert => ModelInUseDecider.Key(alert.Kind, alert.Subject))];
        return new("e1", number, 500, 0, Bytes, findings, NoFigures);
    }

    // On so many files of outcomes; each makes another report of it.
    private static WindowAssessed Judged(int number, int known, int files, params AlertRaised[] alerts) =>
        Assessed(number, alerts) with { Known = known, Outcomes = files, Report = Digest.Of([(byte)number, (byte)files]) };
}
