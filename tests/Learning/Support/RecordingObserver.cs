using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Training;

namespace SemCovNet.Tests.Learning.Support;

/// <summary>Keeps what a training says, and can react to a step.</summary>
public sealed class RecordingObserver(Action<StepMetrics>? onStep = null) : ITrainingObserver
{
    public List<StepMetrics> Steps { get; } = [];
    public List<EpochSummary> Epochs { get; } = [];
    public List<Checkpoint> Checkpoints { get; } = [];

    public void OnStep(StepMetrics step)
    {
        Steps.Add(step);
        onStep?.Invoke(step);
    }

    public void OnEpoch(EpochSummary epoch) => Epochs.Add(epoch);

    public void OnCheckpoint(Checkpoint checkpoint) => Checkpoints.Add(checkpoint);
}
