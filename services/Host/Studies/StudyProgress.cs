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
    private readonly Dictionary<string, CellProgress> open;
    private readonly int cells;
    private readonly int failed;
    private readonly Func<TimeSpan> elapsed;

    /// <param name="open">As they stand when the command begins, by the experiment that is to end.</param>
    /// <param name="cells">Of the whole study.</param>
    /// <param name="failed">Cells that are neither done nor open: they failed before, and are not tried again.</param>
    public StudyProgress(IReadOnlyDictionary<string, CellOutcome> open, int cells, int failed, TimeProvider clock)
    {
        this.open = open.ToDictionary(cell => cell.Key, cell => new CellProgress(cell.Value));
        (this.cells, this.failed) = (cells, failed);
        var began = clock.GetTimestamp();
        elapsed = () => clock.GetElapsedTime(began);
    }

    /// <summary>Cells that have ended, well or not, and those under way by the share of their epochs.</summary>
    public double Done => cells - open.Count + open.Values.Sum(cell => cell.Share);

    public bool HasEnded => open.Values.All(cell => cell.HasEnded);

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
        if (cell.HasEnded)
            return null;
        return happened switch
        {
            AttemptStarted e => Start(cell, e.FromEpoch),
            EpochCompleted e => Count(cell, e),
            GateDecided => Complete(cell),
            AttemptFailed { Final: true } e => Fail(cell, $"failed: {e.Reason}"),
            ExperimentCancelled e => Fail(cell, $"was cancelled: {e.Reason}"),
            _ => null,
        };
    }

    /// <summary>Takes note of an open cell that goes no further: it is waited for no longer.</summary>
    /// <returns>The news in words; null where it is none.</returns>
    public string? Take(Standstill standstill) =>
        open.TryGetValue(standstill.ExperimentId, out var cell) && !cell.HasEnded ? Fail(cell, standstill.Why) : null;

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

    private string Start(CellProgress cell, int fromEpoch)
    {
        cell.Start(fromEpoch);
        return Say(fromEpoch == 0 ? $"{cell.Name} starts" : $"{cell.Name} goes on after epoch {fromEpoch}");
    }

    private string Count(CellProgress cell, EpochCompleted e)
    {
        cell.Count(e.Epoch, e.Epochs);
        return Say($"{cell.Name}: epoch {e.Epoch}/{e.Epochs}");
    }

    private string Complete(CellProgress cell)
    {
        cell.Complete();
        return Say($"{cell.Name} is done");
    }

    private string Fail(CellProgress cell, string why)
    {
        cell.Fail();
        return Say($"{cell.Name} {why}");
    }

    private string Say(string news)
    {
        var ended = cells - open.Count + open.Values.Count(cell => cell.HasEnded);
        var failures = failed + open.Values.Count(cell => cell.HasFailed);
        return string.Create(
            CultureInfo.InvariantCulture, $"{news}; {ended - failures} of {cells} cells done{(failures > 0 ? $", {failures} failed" : "")}{TimeLeft()}");
    }

    // As long for what is left as for what was trained since the command began; before that nothing is known, and nothing is said.
    private string TimeLeft()
    {
        var (past, left) = (open.Values.Sum(cell => cell.Seen), open.Values.Sum(cell => 1 - cell.Share));
        return past <= 0 || left <= 0 ? "" : $", {Remaining.Of(elapsed() * (left / past))}";
    }
}
