using SemCovNet.Learning.Training;

namespace SemCovNet.Training.Attempts;

/// <param name="Epoch">Under way, from 1.</param>
/// <param name="Step">Completed steps of it.</param>
/// <param name="Left">At the pace of this attempt since its first step, null at that one; patience may end the training sooner.</param>
public sealed record LiveStep(string ExperimentId, int Epoch, int Epochs, int Step, int StepsPerEpoch, TimeSpan? Left);

/// <summary>How far the training in this process is between the epochs that its stream tells of; nothing where another process trains.</summary>
public sealed class LiveTraining(TimeProvider clock)
{
    private volatile LiveStep? newest;
    private TrainingPlan plan = new(0, 1, 1);
    private (int Step, long At)? first; // no measure of pace itself: it waits for the first images and for memory

    public LiveStep? Of(string experimentId) => newest is { } step && step.ExperimentId == experimentId ? step : null;

    // Called by the one training thread of this process.
    internal void Begin(TrainingPlan ahead) => (plan, first, newest) = (ahead, null, null);

    internal void Report(string experimentId, StepMetrics step) =>
        newest = new(experimentId, step.Epoch, plan.Epochs, step.Step - (step.Epoch - 1) * plan.StepsPerEpoch, plan.StepsPerEpoch, Left(step.Step));

    private TimeSpan? Left(int step)
    {
        if (first is { } start)
            return clock.GetElapsedTime(start.At) / (step - start.Step) * (plan.StepsPerEpoch * plan.Epochs - step);
        first = (step, clock.GetTimestamp());
        return null;
    }

    internal void End() => newest = null;
}
