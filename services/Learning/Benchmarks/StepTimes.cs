using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Recipes;
using SemCovNet.Learning.Training;

namespace SemCovNet.Learning.Benchmarks;

/// <summary>What loading, augmentation and bookkeeping cost: steps of the trainer against the bare step on a batch that lies ready.</summary>
/// <remarks>Each is the mean of its quickest turn: what else a machine has to do comes and goes, and falls on one way or the other by chance.</remarks>
/// <param name="OfTrainer">Mean seconds from one step's end to the next one's.</param>
/// <param name="OfBare">Mean seconds of forward, backward and update.</param>
/// <param name="Steps">Of each that were timed.</param>
public sealed record StepTimes(double OfTrainer, double OfBare, int Steps)
{
    // The loader starts with a few batches ahead, and the allocator asks for memory: neither is the pace.
    private const int Leadin = 4;

    /// <summary>Turns of the trainer and of the bare step, so that both see the same machine.</summary>
    /// <param name="data">Enough for one epoch of more than four steps: a turn is an epoch.</param>
    public static StepTimes Measure(Recipe recipe, TrainingData data, int turns, CancellationToken cancellation)
    {
        var once = recipe with { Epochs = 1 };
        var (trainer, bare) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < turns; turn++)
        {
            trainer.Add(TrainerSteps(once, data, cancellation).Average());
            bare.Add(BareSteps(once, data, cancellation).Average());
        }
        return new(trainer.Min(), bare.Min(), turns * (new BatchLoader(once, data.Train, data.Descriptors.Count).StepsPerEpoch - 1 - Leadin));
    }

    private static IEnumerable<double> TrainerSteps(Recipe recipe, TrainingData data, CancellationToken cancellation)
    {
        var clock = new Stopwatch();
        Trainer.Run(new(recipe, data, new Dictionary<string, string>(), null, TimeProvider.System), clock, cancellation);
        return clock.Between.Skip(Leadin);
    }

    private static List<double> BareSteps(Recipe recipe, TrainingData data, CancellationToken cancellation)
    {
        var loader = new BatchLoader(recipe, data.Train, data.Descriptors.Count);
        using var session = new TrainingSession(recipe, data, loader.StepsPerEpoch);
        var batch = loader.Training(epoch: 0, from: 0).First();
        var clock = new Stopwatch();
        for (var step = 0; step < loader.StepsPerEpoch; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            clock.OnStep(session.Take(batch));
        }
        return [.. clock.Between.Skip(Leadin)];
    }

    private sealed class Stopwatch : ITrainingObserver
    {
        private readonly List<long> _ends = [];

        public IEnumerable<double> Between => _ends.Zip(_ends.Skip(1), (from, to) => TimeProvider.System.GetElapsedTime(from, to).TotalSeconds);

        public void OnStep(StepMetrics step) => _ends.Add(TimeProvider.System.GetTimestamp());

        public void OnEpoch(EpochSummary epoch)
        {
        }

        public void OnCheckpoint(Checkpoint checkpoint)
        {
        }
    }
}
