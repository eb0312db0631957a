using SemCovNet.Cli.Running;
using SemCovNet.Cli.Studies;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Tests.Services.Host.Studies;

public sealed class StudyProgressTests
{
    private readonly Clock clock = new();
    private readonly StudyProgress progress;

    public StudyProgressTests() =>
        progress = new(new Dictionary<string, StudyCell> { ["one"] = MadeUpCell.Of(1), ["two"] = MadeUpCell.Of(2) }, cells: 4, clock);

    [Fact]
    public void What_is_left_takes_as_long_as_what_is_done()
    {
        clock.Elapsed = TimeSpan.FromMinutes(5);
        Assert.Equal("demo on milk, seed 1: epoch 2/4; 2 of 4 cells done, about 15 min left", progress.Take(Epoch("one", 2, of: 4)));
        clock.Elapsed = TimeSpan.FromMinutes(10);
        Assert.Equal("demo on milk, seed 1 is done; 3 of 4 cells done, about 10 min left", progress.Take(Done("one")));
        Assert.Equal(3, progress.Done);
    }

    [Fact]
    public void A_failed_cell_ends_and_does_not_end_the_study()
    {
        Assert.Equal("demo on milk, seed 1 failed: no memory; 3 of 4 cells done, about 0 s left", progress.Take(new AttemptFailed("one", 1, "no memory", Final: true)));
        Assert.False(progress.HasEnded);
        Assert.Equal("demo on milk, seed 2 was cancelled: enough; 4 of 4 cells done", progress.Take(new ExperimentCancelled("two", "enough", "user:me")));
        Assert.True(progress.HasEnded);
    }

    [Fact]
    public void A_cell_that_stands_still_is_waited_for_no_longer_and_another_experiment_that_does_is_no_news()
    {
        Assert.Null(progress.Take(new Standstill("three", "stands still: its evaluation was parked. No model")));
        Assert.Equal(
            "demo on milk, seed 1 stands still: its evaluation was parked. No model; 3 of 4 cells done, about 0 s left",
            progress.Take(new Standstill("one", "stands still: its evaluation was parked. No model")));
        Assert.Null(progress.Take(new Standstill("one", "stands still: its evaluation was parked. No model")));
        Assert.False(progress.HasEnded);
        progress.Take(new Standstill("two", "stands still: its assessment was parked. No model"));
        Assert.True(progress.HasEnded);
    }

    [Fact]
    public void Another_experiment_that_trains_is_said_so_that_nobody_waits_without_knowing_what_for()
    {
        Assert.Equal("experiment three, none of this study, trains; 2 of 4 cells done", progress.Take(new AttemptStarted("three", 1, "a trainer", null, 0)));
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
