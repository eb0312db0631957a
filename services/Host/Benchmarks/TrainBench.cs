using SemCovNet.Cli.Terminal;
using SemCovNet.Learning.Benchmarks;
using SemCovNet.Learning.Recipes;
using SemCovNet.Learning.Training;

namespace SemCovNet.Cli.Benchmarks;

/// <summary>How much of the model's own speed a training keeps, and whether it keeps its memory.</summary>
internal static class TrainBench
{
    private const int Turns = 3;
    private const int StepsATurn = 10;
    private const int MemorySteps = 2000;
    private const double Growth = 1.02;
    private const double MiB = 1 << 20;

    // 112 pixels is what recipes see on a CPU.
    private static readonly Recipe Speed = RecipeCatalog.Find("enet-b0").With("image_size=112", "batch=16");

    private static readonly Recipe Memory = RecipeCatalog.Find("semcovnet-tiny").With("image_size=32", "batch=8", $"epochs={MemorySteps / 50}");

    public static Bench Create() => new("train", "Training against the bare step, and memory over 2000 steps", cancellation => Task.Run(() => Run(cancellation), cancellation));

    private static IReadOnlyList<BenchResult> Run(CancellationToken cancellation)
    {
        var pictures = new BenchPictures();
        var images = Speed.Batch * StepsATurn;
        return
        [
            Measured("EfficientNet-B0 at 112 px, from the second epoch on", pictures.Decoded(Speed.ImageSize, images), cancellation),
            Measured("EfficientNet-B0 at 112 px, first epoch: every picture is decoded", pictures.Decoding(Speed.ImageSize, images), cancellation),
            Remembered(pictures.Decoded(Memory.ImageSize, 50 * Memory.Batch), cancellation),
        ];
    }

    private static BenchResult Measured(string name, TrainingData data, CancellationToken cancellation)
    {
        Out.Say($"{name}: {Turns} turns of {StepsATurn} steps each way");
        var times = StepTimes.Measure(Speed, data, Turns, cancellation);
        return BenchResult.MoreIsBetter(
            name, "images/s", Speed.Batch / times.OfTrainer, Speed.Batch / times.OfBare,
            "the bare step in the same run: forward, backward and update on one batch that lies ready");
    }

    private static BenchResult Remembered(TrainingData data, CancellationToken cancellation)
    {
        Out.Say($"memory over {MemorySteps} steps");
        var resident = ResidentMemory.Measure(Memory, data, cancellation);
        return BenchResult.LessIsBetter(
            $"resident memory at the end of {resident.Steps} steps", "MiB", resident.Late / MiB, Growth * resident.Early / MiB,
            "1.02 times what was resident in the second tenth of the steps");
    }
}
