using SemCovNet.Learning.Training;

namespace SemCovNet.Training.Attempts;

/// <param name="Epoch">Under way, from 1.</param>
/// <param name="Step">Completed steps of it.</param>
/// <param name="Left">At the pace of this attempt so far; patience may end the training sooner.</param>
public sealed record LiveStep(string ExperimentId, int Epoch, int Epochs, int Step, int StepsPerEpoch, TimeSpan Left);

/// <summary>How far the training in this process is between the epochs that its stream tells of; nothing where another process trains.</summary>
public sealed class LiveTraining(TimeProvider clock)
{
    private volatile LiveStep? newest;
    private TrainingPlan plan = new(0, 1, 1);
    private long began;

    public LiveStep? Of(string experimentId) => newest is { } step && step.ExperimentId == experimentId ? step : null;

    // Called by the one training thread of this process.
    internal void Begin(TrainingPlan ahead) => (plan, began, newest) = (ahead, clock.GetTimestamp(), null);

    internal void Report(string experimentId, StepMetrics step)
    {
        var (done, all) = (step.Step - plan.StepsDone, plan.StepsPerEpoch * plan.Epochs);
        var left = clock.GetElapsedTime(began) / done * (all - step.Step);
        newest = new(experimentId, step.Epoch, plan.Epochs, step.Step - (step.Epoch - 1) * plan.StepsPerEpoch, plan.StepsPerEpoch, left);
    }

    internal void End() => newest = null;
}
