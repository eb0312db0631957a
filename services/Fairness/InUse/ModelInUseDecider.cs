using System.Collections.Immutable;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;

namespace SemCovNet.Fairness.InUse;

public abstract record ModelInUseCommand
{
    public sealed record Receive(PredictionsReceived Batch) : ModelInUseCommand;

    public sealed record ReceiveOutcomes(OutcomesReceived Batch) : ModelInUseCommand;

    /// <param name="Alerts">One a finding of the window: raised unless it is open or kept quiet.</param>
    public sealed record RecordWindow(WindowAssessed Window, IReadOnlyList<AlertRaised> Alerts) : ModelInUseCommand;

    public sealed record CloseAlert(string AlertId, string Reason, string By) : ModelInUseCommand;
}

/// <summary>
/// What fairness may write into <c>use-{experimentId}</c>. An alert is open once, however many windows show its finding; it closes by itself after
/// three windows that do not, or by a person, and then stays quiet until its finding was gone.
/// </summary>
public static class ModelInUseDecider
{
    public const int ClearWindows = 3;
    public const string ClosedByRule = "rule:clear-windows";

    private static readonly string BudgetKeys = Key(AlertKind.Budget, "");

    public static Decider<ModelInUse, ModelInUseCommand> Instance { get; } = new(ModelInUse.Unused, Decide, Evolve);

    public static string Key(AlertKind kind, string subject) => $"{kind.ToString().ToLowerInvariant()}:{subject}";

    /// <exception cref="AlertRefusedException">There is no such open alert, or no reason is given.</exception>
    public static IReadOnlyList<IEvent> Decide(ModelInUse model, ModelInUseCommand command) =>
        command switch
        {
            // The same file, sent again, counts once.
            ModelInUseCommand.Receive { Batch: var b } when model.Batches.Exists(known => known.Event.BatchId == b.BatchId) => [],
            ModelInUseCommand.Receive { Batch: var b } => [b],
            ModelInUseCommand.ReceiveOutcomes { Batch: var b } when model.Outcomes.Exists(known => known.BatchId == b.BatchId) => [],
            ModelInUseCommand.ReceiveOutcomes { Batch: var b } => [b],
            ModelInUseCommand.RecordWindow { Window: var w } when model.Windows.TryGetValue(w.Window, out var judged) && !TellsMore(model, w, judged) => [],
            ModelInUseCommand.RecordWindow c => [c.Window, .. Raised(model, c), .. Closed(Evolve(model, c.Window))],
            ModelInUseCommand.CloseAlert c => [Close(model, c)],
            _ => [],
        };

    public static ModelInUse Evolve(ModelInUse model, IEvent happened) =>
        happened switch
        {
            PredictionsReceived e => model with { Batches = model.Batches.Add((e, model.Outcomes.Count)) },
            OutcomesReceived e => model with { Outcomes = model.Outcomes.Add(e) },
            WindowAssessed e => Seen(model, e) with { Windows = model.Windows.SetItem(e.Window, (e, OutcomesOf(e, model))) },
            AlertRaised e when Key(e.Kind, e.Subject) is var key => model with { Open = model.Open.SetItem(key, OpenAlert.Of(e)), Closed = model.Closed.Remove(key) },
            AlertClosed e when model.Open.FirstOrDefault(open => open.Value.Alert.AlertId == e.AlertId) is { Key: { } key, Value: var alert } => model with
            {
                Open = model.Open.Remove(key),
                Closed = model.Closed.SetItem(key, ClosedAlert.By(alert, rule: e.By == ClosedByRule)),
            },
            _ => model,
        };

    // Files of outcomes may tell nothing of a window, and of two who judge at the same time one may have read fewer.
    private static bool TellsMore(ModelInUse model, WindowAssessed window, (WindowAssessed Event, int Outcomes) judged) =>
        OutcomesOf(window, model) > judged.Outcomes && window.Report != judged.Event.Report;

    // Older events do not say it: more may have come while they were made than they were made of.
    private static int OutcomesOf(WindowAssessed window, ModelInUse model) => window.Outcomes ?? model.Outcomes.Count;

    private static IEnumerable<AlertRaised> Raised(ModelInUse model, ModelInUseCommand.RecordWindow command) =>
        command.Alerts.Where(alert =>
            Key(alert.Kind, alert.Subject) is var key && Tells(model, command.Window, key) && !model.Open.ContainsKey(key)
            && model.Closed.GetValueOrDefault(key)?.Silences(command.Window.Window) != true);

    private static IEnumerable<AlertClosed> Closed(ModelInUse model) =>
        model.Open.Values.Where(open => open.Clear.Count >= ClearWindows).OrderBy(open => open.Alert.AlertId, StringComparer.Ordinal)
            .Select(open => new AlertClosed(open.Alert.ExperimentId, open.Alert.AlertId, $"{ClearWindows} windows running did not show it", ClosedByRule));

    private static AlertClosed Close(ModelInUse model, ModelInUseCommand.CloseAlert command)
    {
        var open = model.Open.Values.FirstOrDefault(open => open.Alert.AlertId == command.AlertId)
            ?? throw new AlertRefusedException($"There is no open alert {command.AlertId}. See: semcov alerts list");
        return string.IsNullOrWhiteSpace(command.Reason)
            ? throw new AlertRefusedException("Closing an alert needs a reason: it is what remains of it.")
            : new(open.Alert.ExperimentId, command.AlertId, SaidText.Of(command.Reason), command.By);
    }

    private static ModelInUse Seen(ModelInUse model, WindowAssessed window) => model with
    {
        Open = model.Open.ToImmutableDictionary(
            of => of.Key, of => Tells(model, window, of.Key) ? of.Value.Seen(window.Window, window.Findings.Contains(of.Key)) : of.Value),
        Closed = model.Closed.ToImmutableDictionary(
            of => of.Key, of => Tells(model, window, of.Key) ? of.Value.Seen(window.Window, window.Findings.Contains(of.Key)) : of.Value),
    };

    // A window that was assessed before told of drift all it had to; of the budget a window tells nothing while no outcome is known.
    private static bool Tells(ModelInUse model, WindowAssessed window, string key) =>
        key.StartsWith(BudgetKeys, StringComparison.Ordinal) ? window.Known > 0 : !model.Windows.ContainsKey(window.Window);
}

/// <summary>An alert cannot be closed; the message says why.</summary>
public sealed class AlertRefusedException(string message) : Exception(message);
