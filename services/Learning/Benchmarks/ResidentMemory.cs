using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Recipes;
using SemCovNet.Learning.Training;

namespace SemCovNet.Learning.Benchmarks;

/// <summary>Memory of this process while it trains.</summary>
/// <param name="Early">Mean resident bytes over the second tenth of the steps: the first is for buffers that are made once.</param>
/// <param name="Late">The same over the last tenth.</param>
public sealed record ResidentMemory(double Early, double Late, int Steps)
{
    /// <param name="recipe">Its epochs times the steps of one are the steps that are taken; at least 100.</param>
    public static ResidentMemory Measure(Recipe recipe, TrainingData data, CancellationToken cancellation)
    {
        var gauge = new Gauge();
        Trainer.Run(new(recipe, data, new Dictionary<string, string>(), null, TimeProvider.System), gauge, cancellation);
        var tenth = gauge.Resident.Count / 10;
        return new(gauge.Resident.Skip(tenth).Take(tenth).Average(), gauge.Resident.TakeLast(tenth).Average(), gauge.Resident.Count);
    }

    private sealed class Gauge : ITrainingObserver
    {
        public List<double> Resident { get; } = [];

        public void OnStep(StepMetrics step) => Resident.Add(Environment.WorkingSet);

        public void OnEpoch(EpochSummary epoch)
        {
        }

        public void OnCheckpoint(Checkpoint checkpoint)
        {
        }
    }
}
