using SemCovNet.Cli.Running;
using SemCovNet.Cli.Studies;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Tests.Services.Host.Studies;

public sealed class StudyProgressTests
{
    private readonly Clock clock = new();

    // Of four cells two had completed before; for the others nothing was requested yet.
    private readonly StudyProgress progress;

    public StudyProgressTests() => progress = Of(new CellOutcome(MadeUpCell.Of(1), []));

    [Fact]
    public void What_is_left_takes_as_long_as_what_is_done()
    {
        Assert.Equal("demo on milk, seed 1 starts; 2 of 4 cells done", progress.Take(Started("one", fromEpoch: 0)));
        clock.Elapsed = TimeSpan.FromMinutes(5);
        Assert.Equal("demo on milk, seed 1: epoch 2/4; 2 of 4 cells done, about 15 min left", progress.Take(Epoch("one", 2, of: 4)));
        clock.Elapsed = TimeSpan.FromMinutes(10);
        Assert.Equal("demo on milk, seed 1 is done; 3 of 4 cells done, about 10 min left", progress.Take(Done("one")));
        Assert.Equal(3, progress.Done);
    }

    /// <summary>Once 45 epochs of an earlier evening passed for what the two minutes of the 46th had done.</summary>
    [Fact]
    public void A_study_that_is_begun_again_reckons_by_what_it_trained_since()
    {
        var restarted = Of(Nearly(ExperimentStatus.Training));
        Assert.Equal(2.9, restarted.Done, 1e-12);
        Assert.Equal("demo on milk, seed 1 goes on after epoch 45; 2 of 4 cells done", restarted.Take(Started("one", fromEpoch: 45)));
        clock.Elapsed = TimeSpan.FromMinutes(2);
        Assert.Equal("demo on milk, seed 1: epoch 46/50; 2 of 4 cells done, about 1 h 48 min left", restarted.Take(Epoch("one", 46, of: 50)));
    }

    [Fact]
    public void Of_an_epoch_that_was_under_way_before_nothing_is_reckoned()
    {
        var beside = Of(Nearly(ExperimentStatus.Training));
        clock.Elapsed = TimeSpan.FromSeconds(5);
        Assert.Equal("demo on milk, seed 1: epoch 46/50; 2 of 4 cells done", beside.Take(Epoch("one", 46, of: 50)));
        clock.Elapsed = TimeSpan.FromSeconds(125);
        Assert.Equal("demo on milk, seed 1: epoch 47/50; 2 of 4 cells done, about 1 h 50 min left", beside.Take(Epoch("one", 47, of: 50)));
    }

    [Fact]
    public void A_cell_that_only_waited_for_its_assessment_says_nothing_of_how_long_training_takes()
    {
        var assessing = Of(Nearly(ExperimentStatus.Assessing));
        clock.Elapsed = TimeSpan.FromSeconds(5);
        Assert.Equal("demo on milk, seed 1 is done; 3 of 4 cells done", assessing.Take(Done("one")));
    }

    [Fact]
    public void What_a_dead_attempt_lost_is_to_be_trained_again_and_took_its_time_all_the_same()
    {
        progress.Take(Started("one", fromEpoch: 0));
        clock.Elapsed = TimeSpan.FromMinutes(10);
        progress.Take(Epoch("one", 4, of: 8));
        Assert.Equal("demo on milk, seed 1 goes on after epoch 2; 2 of 4 cells done, about 35 min left", progress.Take(Started("one", fromEpoch: 2)));
    }

    [Fact]
    public void A_failed_cell_ends_and_does_not_end_the_study()
    {
        Assert.Equal("demo on milk, seed 1 failed: no memory; 2 of 4 cells done, 1 failed", progress.Take(new AttemptFailed("one", 1, "no memory", Final: true)));
        Assert.False(progress.HasEnded);
        Assert.Equal("demo on milk, seed 2 was cancelled: enough; 2 of 4 cells done, 2 failed", progress.Take(new ExperimentCancelled("two", "enough", "user:me")));
        Assert.True(progress.HasEnded);
        Assert.Equal(4, progress.Done);
    }

    [Fact]
    public void A_cell_that_fails_early_does_not_pass_for_a_whole_one()
    {
        progress.Take(Started("one", fromEpoch: 0));
        clock.Elapsed = TimeSpan.FromMinutes(2);
        progress.Take(new AttemptFailed("one", 1, "no memory", Final: true));
        Assert.Equal("demo on milk, seed 2 starts; 2 of 4 cells done, 1 failed", progress.Take(Started("two", fromEpoch: 0)));
        clock.Elapsed = TimeSpan.FromMinutes(12);
        Assert.Equal("demo on milk, seed 2: epoch 2/4; 2 of 4 cells done, 1 failed, about 12 min left", progress.Take(Epoch("two", 2, of: 4)));
    }

    [Fact]
    public void Cells_that_failed_before_and_are_not_tried_again_are_not_done() =>
        Assert.Equal("demo on milk, seed 1 starts; 1 of 4 cells done, 1 failed", Of(new CellOutcome(MadeUpCell.Of(1), []), failed: 1).Take(Started("one", fromEpoch: 0)));

    [Fact]
    public void A_cell_that_stands_still_is_waited_for_no_longer_and_another_experiment_that_does_is_no_news()
    {
        Assert.Null(progress.Take(new Standstill("three", "stands still: its evaluation was parked. No model")));
        Assert.Equal(
            "demo on milk, seed 1 stands still: its evaluation was parked. No model; 2 of 4 cells done, 1 failed",
            progress.Take(new Standstill("one", "stands still: its evaluation was parked. No model")));
        Assert.Null(progress.Take(new Standstill("one", "stands still: its evaluation was parked. No model")));
        Assert.False(progress.HasEnded);
        progress.Take(new Standstill("two", "stands still: its assessment was parked. No model"));
        Assert.True(progress.HasEnded);
    }

    [Fact]
    public void Another_experiment_that_trains_is_said_so_that_nobody_waits_without_knowing_what_for()
    {
        Assert.Equal("experiment three, none of this study, trains; 2 of 4 cells done", progress.Take(Started("three", fromEpoch: 0)));
        Assert.Null(progress.Take(Epoch("three", 1, of: 4)));
        Assert.Null(progress.Take(Done("three")));
        Assert.Equal(2, progress.Done);
    }

    [Fact]
    public void An_attempt_that_will_be_repeated_is_no_news()
    {
        Assert.Null(progress.Take(new AttemptFailed("one", 1, "no memory", Final: false)));
        Assert.False(progress.HasEnded);
    }

    /// <param name="one">The first of the two.</param>
    private StudyProgress Of(CellOutcome one, int failed = 0) =>
        new(new Dictionary<string, CellOutcome> { ["one"] = one, ["two"] = new(MadeUpCell.Of(2), []) }, cells: 4, failed, clock);

    // 45 of 50 epochs.
    private static CellOutcome Nearly(ExperimentStatus status)
    {
        var cell = MadeUpCell.Of(1) with { Recipe = MadeUpCell.Of(1).Recipe with { Epochs = 50 } };
        return new(cell, [cell.Asked() with { Status = status, Epoch = 45, Epochs = 50 }]);
    }

    private static AttemptStarted Started(string experiment, int fromEpoch) => new(experiment, 1, "a trainer", null, fromEpoch);

    private static EpochCompleted Epoch(string experiment, int epoch, int of) =>
        new(experiment, 1, epoch, of, 0.5, new Dictionary<string, double>(), 0.5, null, null, 1e-3, 1, 100);

    private static GateDecided Done(string experiment) => new(experiment, "milk.v1.a1.test", null, Verdict.None, []);

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Elapsed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Elapsed.Ticks;
    }
}
