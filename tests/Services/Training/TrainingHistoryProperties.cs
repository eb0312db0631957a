using FsCheck;
using FsCheck.Fluent;
using SemCovNet.Contracts.Events;
using SemCovNet.Training.Runs;
using static SemCovNet.Tests.Services.Training.Run;

namespace SemCovNet.Tests.Services.Training;

/// <summary>What holds for every history that commands can write, whoever sends them and in whatever order.</summary>
public sealed class TrainingHistoryProperties
{
    [Fact]
    public void A_repeated_command_adds_nothing() => ForEveryHistory(steps =>
    {
        foreach (var step in steps)
            Assert.Empty(TrainingDecider.Decide(step.After, step.Command));
    });

    // But for checkpoints: an older one of the same attempt is another one, and only its trainer would know.
    [Fact]
    public void A_command_that_was_answered_long_ago_adds_nothing() => ForEveryHistory(steps =>
    {
        foreach (var old in steps.Where(step => step.Command is not TrainingCommand.RecordCheckpoint && step.Events.Count > 0))
            Assert.Empty(TrainingDecider.Decide(steps[^1].After, old.Command));
    });

    [Fact]
    public void Every_prefix_of_the_stream_folds_to_the_state_that_was_decided_on() => ForEveryHistory(steps =>
    {
        var stream = new List<IEvent>();
        foreach (var step in steps)
        {
            Assert.Equal(step.Before, Fold(stream));
            stream.AddRange(step.Events);
            Assert.Equal(step.After, Fold(stream));
        }
    });

    [Fact]
    public void A_superseded_attempt_never_changes_anything() => ForEveryHistory(steps =>
    {
        foreach (var run in steps.Select(step => step.After).OfType<TrainingRun.Open>())
        {
            for (var attempt = 1; attempt < run.Attempt; attempt++)
            {
                Assert.All(Voices(attempt), voice => Assert.Empty(TrainingDecider.Decide(run, voice)));
                IEvent[] late = [Epoch(attempt, 9), Saved(attempt, 9), Failed(attempt), Failed(attempt, final: true), Stopped(attempt), Completed(attempt)];
                Assert.All(late, happened => Assert.Equal(run, TrainingDecider.Evolve(run, happened)));
            }
        }
    });

    [Fact]
    public void Attempts_are_numbered_without_a_gap_and_end_at_most_once() => ForEveryHistory(steps =>
    {
        var events = steps.SelectMany(step => step.Events).ToList();
        var numbers = events.OfType<AttemptStarted>().Select(started => started.Attempt).ToList();
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
        Assert.True(events.Count(e => e is TrainingCompleted or ExperimentCancelled or AttemptFailed { Final: true }) <= 1);
    });

    private static void ForEveryHistory(Action<IReadOnlyList<Step>> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Wishes.ListOf().ToArbitrary(), wishes => holds(Play([.. wishes]))));

    /// <summary>Each wish is for a kind of command, said by the newest attempt or one that lags behind it.</summary>
    private static Gen<(int Kind, int Lag, int Epoch)> Wishes =>
        from kind in Gen.Frequency((3, Gen.Constant(1)), (5, Gen.Choose(2, 3)), (1, Gen.Choose(4, 8)))
        from lag in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Choose(1, 2)))
        from epoch in Gen.Choose(1, 5)
        select (kind, lag, epoch);

    private static List<Step> Play(IReadOnlyList<(int Kind, int Lag, int Epoch)> wishes)
    {
        var run = TrainingDecider.Instance.Initial;
        var steps = new List<Step>();
        foreach (var command in wishes.Select(wish => (Func<TrainingRun, TrainingCommand>)(now => Command(wish, now))).Prepend(_ => new TrainingCommand.Request(Requested)))
        {
            var chosen = command(run);
            var events = TrainingDecider.Decide(run, chosen);
            steps.Add(new(run, chosen, events, events.Aggregate(run, TrainingDecider.Evolve)));
            run = steps[^1].After;
        }
        return steps;
    }

    private static TrainingCommand Command((int Kind, int Lag, int Epoch) wish, TrainingRun now)
    {
        var run = now as TrainingRun.Open;
        var attempt = run?.Attempt ?? 1;
        return wish.Kind == 1 ? Start(attempt + 1 - wish.Lag, wish.Epoch == 5 ? 0 : run?.Newest?.Epoch ?? 0, seen: run?.Newest?.Epoch ?? 0) : wish.Kind == 7 ? new TrainingCommand.Request(Requested) : Voice(wish.Kind, attempt - wish.Lag, wish.Epoch);
    }

    private static TrainingCommand Voice(int kind, int attempt, int epoch) => kind switch
    {
        2 => Record(Epoch(attempt, epoch)),
        3 => Record(Saved(attempt, epoch)),
        4 => Record(Completed(attempt)),
        5 => Record(Failed(attempt, final: epoch == 5, outage: epoch == 4 ? true : null)),
        8 => Record(Stopped(attempt)),
        _ => Cancel,
    };

    private static IEnumerable<TrainingCommand> Voices(int attempt) =>
        [Start(attempt), Record(Epoch(attempt, 9)), Record(Saved(attempt, 9)), Record(Completed(attempt)), Record(Failed(attempt)), Record(Failed(attempt, final: true)), Record(Stopped(attempt))];

    private static TrainingRun Fold(IEnumerable<IEvent> events) => events.Aggregate(TrainingDecider.Instance.Initial, TrainingDecider.Evolve);

    private sealed record Step(TrainingRun Before, TrainingCommand Command, IReadOnlyList<IEvent> Events, TrainingRun After);
}
