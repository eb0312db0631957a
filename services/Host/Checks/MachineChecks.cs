using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;
using Microsoft.ML.OnnxRuntime;
using SemCovNet.Artifacts;
using SemCovNet.Cli.Running;
using SemCovNet.EventStore;
using SemCovNet.Imaging;
using SemCovNet.Learning;
using SemCovNet.ReadModels;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Cli.Checks;

internal static class MachineChecks
{
    public static IReadOnlyList<MachineCheck> All { get; } =
    [
        new("runtime", Runtime, "Install the .NET 10 runtime."),
        new("torch", Torch, "The native library did not load: build again from a clean checkout on this machine (glibc 2.31 or newer is needed)."),
        new("onnx runtime", Onnx, "The native library did not load: build again from a clean checkout."),
        new("images", Images, "SkiaSharp's native library did not load: build again from a clean checkout."),
        new("home folder", Home, "Choose a folder you may write to with --home."),
        new("event store", Events, "See that SEMCOV__EVENTSTORE__CONNECTION points to a file you may write to or, with SEMCOV__EVENTSTORE__BACKEND=postgres, to a server that is up and lets this user in."),
        new("read models", ReadModels, "See that SEMCOV__READMODELS__CONNECTION points to a file you may write to, or to a server that is up; then run: semcov rebuild"),
        new("artifacts", Artifacts, "See that SEMCOV__ARTIFACTS__DIRECTORY is a folder you may write to or, with SEMCOV__ARTIFACTS__BACKEND=s3, that SEMCOV__ARTIFACTS__S3__… name a bucket you may read and write."),
        new("broker", Broker, "See that the broker of SEMCOV__BUS__URI is up and lets this user in."),
    ];

    private static Task<string> Runtime(Platform platform, CancellationToken cancellation) =>
        Task.FromResult($"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors");

    private static Task<string> Torch(Platform platform, CancellationToken cancellation) => Task.FromResult(TorchProbe.Describe());

    private static Task<string> Onnx(Platform platform, CancellationToken cancellation) =>
        Task.FromResult($"{OrtEnv.Instance().GetVersionString()}, providers: {string.Join(", ", OrtEnv.Instance().GetAvailableProviders())}");

    private static Task<string> Images(Platform platform, CancellationToken cancellation)
    {
        var png = new RgbImage(1, 1, [1, 2, 3]).ToPng();
        var pixels = ImageDecoder.Decode(png).Pixels;
        return pixels is [1, 2, 3] ? Task.FromResult("PNG written and read back") : throw new InvalidOperationException("A pixel came back changed.");
    }

    private static async Task<string> Home(Platform platform, CancellationToken cancellation)
    {
        var file = Path.Combine(platform.Home, $"doctor-{Environment.ProcessId}");
        await File.WriteAllTextAsync(file, "x", cancellation);
        File.Delete(file);
        return $"{platform.Home}, {new DriveInfo(platform.Home).AvailableFreeSpace / 1_000_000_000} GB free";
    }

    private static async Task<string> Events(Platform platform, CancellationToken cancellation) =>
        $"{platform.Get<IOptions<EventStoreOptions>>().Value.Backend}, newest event at position {await platform.Get<IEventStore>().HeadAsync(cancellation)}";

    private static async Task<string> ReadModels(Platform platform, CancellationToken cancellation) =>
        $"{platform.Get<IOptions<ReadModelOptions>>().Value.Backend}, {(await platform.Get<IExperimentQueries>().ListAsync(new(Limit: 1), cancellation)).Total} experiments";

    private static async Task<string> Artifacts(Platform platform, CancellationToken cancellation)
    {
        var store = platform.Get<IArtifactStore>();
        await store.ProbeAsync(cancellation);
        return $"{store.Place}, which takes what is written";
    }

    private static async Task<string> Broker(Platform platform, CancellationToken cancellation) =>
        platform.IsEmbedded ? "in-memory: everything in one process" : await platform.ProbeBrokerAsync(cancellation);
}
