using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using static SemCovNet.Training.Runs.TrainingCommand;
using static SemCovNet.Training.Runs.TrainingRun;

namespace SemCovNet.Training.Runs;

/// <summary>What training may write into <c>experiment-{id}</c>.</summary>
public static class TrainingDecider
{
    // An outage can last for hours, and whoever ends it should not have to wait for that long again.
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);
    private const int MostDoublings = 20;

    public static Decider<TrainingRun, TrainingCommand> Instance { get; } = new(new NotRequested(), Decide, Evolve);

    public static IReadOnlyList<IEvent> Decide(TrainingRun run, TrainingCommand command) =>
        (run, command) switch
        {
            (NotRequested, Request c) => [c.Experiment],

            // A redelivered request changes nothing.
            (_, Request) => [],

            // Of two trainers that chose the same number the second has lost: it neither starts nor ends anything.
            (Open r, StartAttempt c) when c.Attempt != r.Attempt + 1 => [],

            // What kills its trainer every time would otherwise be tried for ever.
            (Open r, StartAttempt c) when r.Fruitless >= c.MostFruitless =>
                [new AttemptFailed(r.Request.ExperimentId, r.Attempt, $"{r.Fruitless} attempts ended without a checkpoint; {Why(r)}", Final: true)],

            (Open r, StartAttempt c) when r.Pauses(c.At, c.MostFruitless) => [],

            // Another was saved since its trainer looked.
            (Open r, StartAttempt c) when c.Newest != r.Newest => [],

            // A trainer that was killed is replaced by a higher attempt; the old trainer's voice no longer counts.
            (Open r, StartAttempt c) =>
                [new AttemptStarted(r.Request.ExperimentId, c.Attempt, c.Trainer, c.From?.Content, c.From?.Epoch ?? 0)],

            (Open { Active: true } r, RecordEpoch { Epoch: var e }) when e.Attempt == r.Attempt && e.Epoch > r.EpochsRecorded => [e],
            (Open { Active: true } r, RecordCheckpoint { Checkpoint: var c }) when c.Attempt == r.Attempt && c.Checkpoint != r.Newest?.Content => [c],
            (Open { Active: true } r, Complete { Result: var c }) when c.Attempt == r.Attempt => [c],
            (Open { Active: true } r, Fail { Failure: { Final: true } f }) when f.Attempt == r.Attempt => [f],
            (Open { Active: true } r, Fail { Failure: var f } c) when f.Attempt == r.Attempt => [f with { RetryAt = c.At + Pause(c.FirstPause, r.Failures) }],
            (Open { Active: true } r, Stop { Stopped: var s }) when s.Attempt == r.Attempt => [s],

            (Open r, Cancel c) => [new ExperimentCancelled(r.Request.ExperimentId, c.Reason, c.By)],

            _ => [],
        };

    public static TrainingRun Evolve(TrainingRun run, IEvent happened) =>
        (run, happened) switch
        {
            (NotRequested, ExperimentRequested e) => new Open(e, 0, null, null, 0, 0, Active: false),
            (Open r, AttemptStarted e) => Resumed(r, e) with { Attempt = e.Attempt, EpochsRecorded = e.FromEpoch, Fruitless = r.Fruitless + 1, Active = true, RetryAt = null },
            (Open r, EpochCompleted e) when e.Attempt == r.Attempt => r with { EpochsRecorded = e.Epoch },
            (Open r, CheckpointSaved e) when e.Attempt == r.Attempt =>
                r with { Newest = new(e.Checkpoint, e.Epoch), Previous = r.Newest, Fruitless = 0, Failures = 0, LastFailure = null },
            (Open r, AttemptFailed { Final: false } e) when e.Attempt == r.Attempt =>
                r with { Active = false, Fruitless = Math.Max(0, r.Fruitless - (e.Outage == true ? 1 : 0)), Failures = r.Failures + 1, LastFailure = e.Reason, RetryAt = e.RetryAt },
            // Who stopped it says nothing about whether it would have come to a checkpoint.
            (Open r, AttemptStopped e) when e.Attempt == r.Attempt => r with { Active = false, Fruitless = Math.Max(0, r.Fruitless - 1) },
            (Open r, AttemptFailed { Final: true } e) when e.Attempt == r.Attempt => new Failed(e.Reason),
            (Open r, TrainingCompleted e) when e.Attempt == r.Attempt => new Completed(e),
            (Open, ExperimentCancelled e) => new Cancelled(e.Reason),
            _ => run,
        };

    // What was saved after the checkpoint that it goes on from is damaged, and counts no more.
    private static Open Resumed(Open run, AttemptStarted started) =>
        started.ResumesFrom == run.Newest?.Content ? run
        : started.ResumesFrom is { } older ? run with { Newest = new(older, started.FromEpoch), Previous = null }
        : run with { Newest = null, Previous = null };

    private static TimeSpan Pause(TimeSpan first, int failures) =>
        TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, first.TotalSeconds * Math.Pow(2, Math.Min(failures, MostDoublings))));

    private static string Why(Open run) => run.LastFailure is null ? "see the trainers' logs for why." : $"the last one failed: {run.LastFailure}";
}
