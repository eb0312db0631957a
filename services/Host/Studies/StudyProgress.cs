using System.Globalization;
using SemCovNet.Cli.Running;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using Spectre.Console;

namespace SemCovNet.Cli.Studies;

/// <summary>Follows the open cells of a study until none is to be waited for, and says how far they are and how long it will take.</summary>
internal sealed class StudyProgress
{
    private readonly IReadOnlyDictionary<string, StudyCell> open;
    private readonly int cells;
    private readonly Func<TimeSpan> elapsed;
    private readonly Dictionary<string, double> share = [];
    private readonly HashSet<string> ended = [];

    /// <param name="open">By experiment.</param>
    /// <param name="cells">Of the whole study.</param>
    public StudyProgress(IReadOnlyDictionary<string, StudyCell> open, int cells, TimeProvider clock)
    {
        (this.open, this.cells) = (open, cells);
        var began = clock.GetTimestamp();
        elapsed = () => clock.GetElapsedTime(began);
    }

    /// <summary>Cells done, those under way by the share of their epochs.</summary>
    public double Done => cells - open.Count + share.Values.Sum();

    public bool HasEnded => ended.Count == open.Count;

    /// <param name="followUps">Knows how far the open cells had come before.</param>
    public Task FollowAsync(IEventStore store, ExperimentFollowUps followUps, GlobalPosition after, CancellationToken cancellation) =>
        Out.Progress.Profile.Capabilities.Interactive
            ? Out.Progress.Progress().AutoClear(false)
                .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
                .StartAsync(bars => FollowAsync(store, followUps, after, ShowOn(bars.AddTask("waiting", maxValue: cells)), cancellation))
            : FollowAsync(store, followUps, after, Line, cancellation);

    /// <summary>Takes note of what happened to an open cell.</summary>
    /// <returns>The news in words; null where it is none. Of another experiment it is news that it trains: the study's cells stand in the same queue.</returns>
    public string? Take(IExperimentEvent happened)
    {
        if (!open.TryGetValue(happened.ExperimentId, out var cell))
            return happened is AttemptStarted ? Say($"experiment {happened.ExperimentId}, none of this study, trains") : null;
        if (ended.Contains(happened.ExperimentId))
            return null;
        return happened switch
        {
            AttemptStarted { FromEpoch: 0 } => Say($"{cell.Name} starts"),
            AttemptStarted e => Say($"{cell.Name} goes on after epoch {e.FromEpoch}"),
            EpochCompleted e => Count(e.ExperimentId, (double)e.Epoch / e.Epochs, $"{cell.Name}: epoch {e.Epoch}/{e.Epochs}"),
            GateDecided e => End(e.ExperimentId, $"{cell.Name} is done"),
            AttemptFailed { Final: true } e => End(e.ExperimentId, $"{cell.Name} failed: {e.Reason}"),
            ExperimentCancelled e => End(e.ExperimentId, $"{cell.Name} was cancelled: {e.Reason}"),
            _ => null,
        };
    }

    /// <summary>Takes note of an open cell that goes no further: it is waited for no longer.</summary>
    /// <returns>The news in words; null where it is none.</returns>
    public string? Take(Standstill standstill) =>
        open.TryGetValue(standstill.ExperimentId, out var cell) && !ended.Contains(standstill.ExperimentId)
            ? End(standstill.ExperimentId, $"{cell.Name} {standstill.Why}")
            : null;

    private async Task FollowAsync(
        IEventStore store, ExperimentFollowUps followUps, GlobalPosition after, Action<IEvent, string> show, CancellationToken cancellation)
    {
        await foreach (var recorded in store.SubscribeAllAsync(after, cancellation))
        {
            if (News(recorded.Body, followUps.Take(recorded)) is { } news)
                show(recorded.Body, news);
            if (HasEnded)
                return;
        }
    }

    private string? News(IEvent happened, Standstill? standstill) =>
        standstill is not null ? Take(standstill)
        : happened is IExperimentEvent own ? Take(own)
        : null;

    // In a log an epoch is worth no line.
    private static void Line(IEvent happened, string news)
    {
        if (happened is not EpochCompleted)
            Out.Say(news);
    }

    private Action<IEvent, string> ShowOn(ProgressTask bar) =>
        (_, news) => (bar.Description, bar.Value) = (Markup.Escape(news), Done);

    private string Count(string experimentId, double done, string news)
    {
        // The evaluation is still to come.
        share[experimentId] = Math.Min(done, 0.99);
        return Say(news);
    }

    private string End(string experimentId, string news)
    {
        share[experimentId] = 1;
        ended.Add(experimentId);
        return Say(news);
    }

    private string Say(string news) =>
        string.Create(CultureInfo.InvariantCulture, $"{news}; {cells - open.Count + ended.Count} of {cells} cells done{Remaining()}");

    // As long for each cell that is left as for those since the command began.
    private string Remaining()
    {
        var (past, left) = (share.Values.Sum(), open.Count - share.Values.Sum());
        return past <= 0 || left <= 0 ? "" : $", about {Duration(elapsed() * (left / past))} left";
    }

    private static string Duration(TimeSpan span) => span switch
    {
        { TotalSeconds: < 90 } => $"{Math.Ceiling(span.TotalSeconds)} s",
        { TotalMinutes: < 90 } => $"{Math.Round(span.TotalMinutes)} min",
        { TotalHours: < 48 } => $"{(int)span.TotalHours} h {span.Minutes} min",
        _ => $"{Math.Round(span.TotalDays)} days",
    };
}
