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

    public static Decider<ModelInUse, ModelInUseCommand> Instance { get; } = new(ModelInUse.Unused, Decide, Evolve);

    public static string Key(AlertKind kind, string subject) => $"{kind.ToString().ToLowerInvariant()}:{subject}";

    /// <exception cref="AlertRefusedException">There is no such open alert, or no reason is given.</exception>
    public static IReadOnlyList<IEvent> Decide(ModelInUse model, ModelInUseCommand command) =>
        command switch
        {
            // The same file, sent again, counts once.
            ModelInUseCommand.Receive { Batch: var b } when model.Batches.Exists(known => known.BatchId == b.BatchId) => [],
            ModelInUseCommand.Receive { Batch: var b } => [b],
            ModelInUseCommand.ReceiveOutcomes { Batch: var b } when model.Outcomes.Exists(known => known.BatchId == b.BatchId) => [],
            ModelInUseCommand.ReceiveOutcomes { Batch: var b } => [b],
            ModelInUseCommand.RecordWindow { Window: var w } when model.Windows.TryGetValue(w.Window, out var known) && known.Event.Known >= w.Known => [],
            ModelInUseCommand.RecordWindow c => [c.Window, .. Raised(model, c), .. Closed(Evolve(model, c.Window))],
            ModelInUseCommand.CloseAlert c => [Close(model, c)],
            _ => [],
        };

    public static ModelInUse Evolve(ModelInUse model, IEvent happened) =>
        happened switch
        {
            PredictionsReceived e => model with { Batches = model.Batches.Add(e) },
            OutcomesReceived e => model with { Outcomes = model.Outcomes.Add(e) },
            WindowAssessed e => Seen(model, e) with { Windows = model.Windows.SetItem(e.Window, (e, model.Outcomes.Count)) },
            AlertRaised e => model with { Open = model.Open.SetItem(Key(e.Kind, e.Subject), new(e, 0)) },
            AlertClosed e when model.Open.FirstOrDefault(open => open.Value.Alert.AlertId == e.AlertId) is { Key: { } key } => model with
            {
                Open = model.Open.Remove(key),
                Quiet = e.By == ClosedByRule ? model.Quiet : model.Quiet.Add(key),
            },
            _ => model,
        };

    private static IEnumerable<AlertRaised> Raised(ModelInUse model, ModelInUseCommand.RecordWindow command) =>
        command.Alerts.Where(alert => Key(alert.Kind, alert.Subject) is var key && !model.Open.ContainsKey(key) && !model.Quiet.Contains(key));

    private static IEnumerable<AlertClosed> Closed(ModelInUse model) =>
        model.Open.Values.Where(open => open.ClearWindows >= ClearWindows).OrderBy(open => open.Alert.AlertId, StringComparer.Ordinal)
            .Select(open => new AlertClosed(open.Alert.ExperimentId, open.Alert.AlertId, $"{ClearWindows} windows running did not show it", ClosedByRule));

    private static AlertClosed Close(ModelInUse model, ModelInUseCommand.CloseAlert command)
    {
        var open = model.Open.Values.FirstOrDefault(open => open.Alert.AlertId == command.AlertId)
            ?? throw new AlertRefusedException($"There is no open alert {command.AlertId}. See: semcov alerts list");
        return string.IsNullOrWhiteSpace(command.Reason)
            ? throw new AlertRefusedException("Closing an alert needs a reason: it is what remains of it.")
            : new(open.Alert.ExperimentId, command.AlertId, command.Reason.Trim(), command.By);
    }

    // A window that was assessed before tells of drift what it told then; of the budget only what outcomes have come since.
    private static ModelInUse Seen(ModelInUse model, WindowAssessed window)
    {
        var again = model.Windows.ContainsKey(window.Window);
        bool Tells(AlertKind kind) => kind == AlertKind.Budget ? window.Known > 0 : !again;
        return model with
        {
            Open = model.Open.ToImmutableDictionary(
                of => of.Key,
                of => window.Findings.Contains(of.Key) ? of.Value with { ClearWindows = 0 }
                    : Tells(of.Value.Alert.Kind) ? of.Value with { ClearWindows = of.Value.ClearWindows + 1 }
                    : of.Value),
            Quiet = again ? model.Quiet : model.Quiet.Intersect(window.Findings),
        };
    }
}

/// <summary>An alert cannot be closed; the message says why.</summary>
public sealed class AlertRefusedException(string message) : Exception(message);
