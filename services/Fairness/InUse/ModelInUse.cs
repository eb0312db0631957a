using System.Collections.Immutable;
using SemCovNet.Contracts.Events;

namespace SemCovNet.Fairness.InUse;

/// <summary>What <c>use-{experimentId}</c> says so far.</summary>
/// <param name="Batches">Answers, in the order they came, each with how many files of outcomes were there before.</param>
/// <param name="Outcomes">What became of cases, in the order it was told.</param>
/// <param name="Windows">The newest assessment of each, with how many files of outcomes it was judged on; for older events, how many had come by then.</param>
/// <param name="Open">Alerts that nobody closed, by what they found (<c>kind:subject</c>).</param>
/// <param name="Closed">Findings whose alert was closed.</param>
public sealed record ModelInUse(
    ImmutableList<(PredictionsReceived Event, int OutcomesBefore)> Batches, ImmutableList<OutcomesReceived> Outcomes, ImmutableDictionary<int, (WindowAssessed Event, int Outcomes)> Windows,
    ImmutableDictionary<string, OpenAlert> Open, ImmutableDictionary<string, ClosedAlert> Closed)
{
    /// <summary>Answers in a window.</summary>
    public const int WindowRows = 500;

    public static ModelInUse Unused { get; } = new([], [], ImmutableDictionary<int, (WindowAssessed, int)>.Empty, ImmutableDictionary<string, OpenAlert>.Empty, ImmutableDictionary<string, ClosedAlert>.Empty);

    public int Rows => Batches.Sum(batch => batch.Event.Rows);

    /// <summary>Windows that are full.</summary>
    public int FullWindows => Rows / WindowRows;
}

/// <param name="Shown">The newest window that showed its finding.</param>
/// <param name="Clear">Windows from that one on that do not: each once, however often it was judged.</param>
public sealed record OpenAlert(AlertRaised Alert, int Shown, ImmutableHashSet<int> Clear)
{
    public static OpenAlert Of(AlertRaised alert) => new(alert, alert.Window, []);

    /// <summary>What a window says of it. Outcomes come in any order: an older window than the newest that showed it tells nothing of its end.</summary>
    public OpenAlert Seen(int window, bool found) =>
        found ? this with { Shown = Math.Max(Shown, window), Clear = Clear.Except(Clear.Where(clear => clear <= window)) }
        : window >= Shown ? this with { Clear = Clear.Add(window) }
        : this;
}

/// <param name="Through">The newest window that it was closed over: what that one and those before it show when they are judged again is no news.</param>
/// <param name="Quiet">Whether a person closed it and every window since has shown it: no new alert until one does not.</param>
public sealed record ClosedAlert(int Through, bool Quiet)
{
    public static ClosedAlert By(OpenAlert alert, bool rule) => rule ? new(alert.Clear.Append(alert.Shown).Max(), Quiet: false) : new(alert.Shown, Quiet: true);

    public bool Silences(int window) => Quiet || window <= Through;

    /// <summary>What a window says of it.</summary>
    public ClosedAlert Seen(int window, bool found) => window < Through || !Quiet ? this : new(window, Quiet: found);
}
