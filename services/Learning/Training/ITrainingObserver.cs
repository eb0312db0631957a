using SemCovNet.Learning.Checkpoints;

namespace SemCovNet.Learning.Training;

/// <summary>Hears how a training goes, on the training thread: what takes long here makes the training slower.</summary>
public interface ITrainingObserver
{
    /// <summary>Once, before the first step.</summary>
    void OnStart(TrainingPlan plan)
    {
    }

    void OnStep(StepMetrics step);

    void OnEpoch(EpochSummary epoch);

    /// <summary>After <see cref="OnEpoch"/> of the epoch it completes, or in between when the recipe asks for it.</summary>
    void OnCheckpoint(Checkpoint checkpoint);
}
