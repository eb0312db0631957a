using SemCovNet.Learning.Training;
using SemCovNet.Training.Attempts;

namespace SemCovNet.Tests.Services.Training;

public sealed class LiveTrainingTests
{
    private readonly Clock clock = new();

    [Fact]
    public void What_is_left_is_told_from_the_pace_since_the_first_step()
    {
        var live = new LiveTraining(clock);
        live.Begin(new TrainingPlan(StepsDone: 10, StepsPerEpoch: 10, Epochs: 4));
        clock.Seconds = 60;
        live.Report("e1", Step(epoch: 2, step: 11));
        Assert.Equal(new LiveStep("e1", 2, 4, 1, 10, Left: null), live.Of("e1"));

        clock.Seconds = 64;
        live.Report("e1", Step(epoch: 2, step: 13));
        Assert.Equal(new LiveStep("e1", 2, 4, 3, 10, TimeSpan.FromSeconds(54)), live.Of("e1"));
        Assert.Null(live.Of("another"));
        live.End();
        Assert.Null(live.Of("e1"));
    }

    private static StepMetrics Step(int epoch, int step) => new(epoch, step, LossParts.Zero, 0, 0);

    private sealed class Clock : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
