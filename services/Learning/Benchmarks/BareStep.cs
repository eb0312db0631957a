using SemCovNet.Learning.Recipes;
using SemCovNet.Learning.Training;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Benchmarks;

/// <summary>What a training's speed is held against: forward, backward and update on one batch that lies ready.</summary>
public static class BareStep
{
    // The allocator asks for memory at first, which is not the pace.
    private const int Leadin = 4;

    /// <param name="data">Enough for one epoch of more than four steps, which is how many are taken.</param>
    /// <returns>Mean seconds of a step.</returns>
    public static double Measure(Recipe recipe, TrainingData data, CancellationToken cancellation) => TensorThread.Run(() => OnThisThread(recipe, data, cancellation));

    private static double OnThisThread(Recipe recipe, TrainingData data, CancellationToken cancellation)
    {
        // torch counts threads for each thread of the process: this one has not trained.
        set_num_threads(recipe.Threads);
        var loader = new BatchLoader(recipe, data.Train, data);
        using var session = new TrainingSession(recipe, data, loader.StepsPerEpoch);
        var batch = loader.Training(epoch: 0, from: 0).First();
        for (var step = 0; step < Leadin; step++)
            session.Take(batch);
        var began = TimeProvider.System.GetTimestamp();
        for (var step = Leadin; step < loader.StepsPerEpoch; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            session.Take(batch);
        }
        return TimeProvider.System.GetElapsedTime(began).TotalSeconds / (loader.StepsPerEpoch - Leadin);
    }
}
