using SemCovNet.Cli.Terminal;
using SemCovNet.Learning.Benchmarks;
using SemCovNet.Learning.Recipes;

namespace SemCovNet.Cli.Benchmarks;

/// <summary>How much of the model's own speed a training keeps, and whether it keeps its memory.</summary>
internal static class TrainBench
{
    private const int Turns = 3;
    private const int StepsAnEpoch = 20;
    private const int MemorySteps = 2000;
    private const int MemoryStepsAnEpoch = 50;
    private const double Share = 0.85;
    private const double Growth = 1.02;
    private const double MiB = 1 << 20;

    // 112 pixels is what recipes see on a CPU.
    private static readonly Recipe Speed = RecipeCatalog.Find("enet-b0").With("image_size=112", "batch=16", "epochs=2");

    private static readonly Recipe Memory = RecipeCatalog.Find("semcovnet-tiny").With("image_size=32", "batch=8", $"epochs={MemorySteps / MemoryStepsAnEpoch}");

    private static readonly int Images = Speed.Batch * StepsAnEpoch;

    public static Bench Create() => new("train", "Training against the bare step, and memory over 2000 steps", cancellation => Task.Run(() => RunAsync(cancellation), cancellation));

    private static async Task<IReadOnlyList<BenchResult>> RunAsync(CancellationToken cancellation)
    {
        await using var experiment = new BenchExperiment(Images);
        return [.. await SpeedAsync(experiment, cancellation), await MemoryAsync(experiment, cancellation)];
    }

    // A turn each, so that both see the same machine, and the quickest counts: what else it has to do falls on one way or the other by chance.
    private static async Task<IReadOnlyList<BenchResult>> SpeedAsync(BenchExperiment experiment, CancellationToken cancellation)
    {
        var (first, later, bare) = (0.0, 0.0, 0.0);
        for (var turn = 1; turn <= Turns; turn++)
        {
            Out.Say($"EfficientNet-B0 at 112 px, turn {turn} of {Turns}: an experiment of two epochs, then {StepsAnEpoch} bare steps");
            var epochs = await experiment.TrainAsync(Speed, Images, cancellation);
            var step = BareStep.Measure(Speed, await experiment.DataAsync(Speed, Images, cancellation), cancellation);
            (first, later, bare) = (Math.Max(first, epochs[0].ImagesPerSecond), Math.Max(later, epochs[1].ImagesPerSecond), Math.Max(bare, Speed.Batch / step));
        }
        return [Kept("from the second epoch on", later), Kept("first epoch: every picture is decoded", first)];

        BenchResult Kept(string when, double imagesPerSecond) => BenchResult.MoreIsBetter(
            $"EfficientNet-B0 at 112 px, {when}", "images/s", imagesPerSecond, Share * bare,
            $"0.85 of {Out.Number(bare)}, the bare step in the same run: forward, backward and update on one batch that lies ready, no loading, no events");
    }

    private static async Task<BenchResult> MemoryAsync(BenchExperiment experiment, CancellationToken cancellation)
    {
        Out.Say($"memory over {MemorySteps} steps");
        var data = await experiment.DataAsync(Memory, MemoryStepsAnEpoch * Memory.Batch, cancellation);
        var resident = ResidentMemory.Measure(Memory, data, cancellation);
        return BenchResult.LessIsBetter(
            $"resident memory at the end of {resident.Steps} steps", "MiB", resident.Late / MiB, Growth * resident.Early / MiB,
            "1.02 times what was resident in the second tenth of the steps");
    }
}
