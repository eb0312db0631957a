using System.Text.Json;
using SemCovNet.Artifacts;
using SemCovNet.Cli.Running;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Learning.Recipes;
using SemCovNet.Learning.Training;
using SemCovNet.Training.Attempts;
using SemCovNet.Training.Data;
using SkiaSharp;

namespace SemCovNet.Cli.Benchmarks;

/// <summary>Experiments on drawn JPEG files of 600 x 450 pixels, in a home of their own: files, events and checkpoints are written as always.</summary>
/// <param name="pictures">How many differ; rows beyond repeat them.</param>
internal sealed class BenchExperiment(int pictures) : IAsyncDisposable
{
    private const int ValidationRows = 4;

    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("semcov-bench-");
    private IReadOnlyList<Digest>? files;
    private Platform? platform;

    private Platform Opened => platform ??= Platform.Open(home.FullName);

    /// <summary>Trains as a trainer does, from the request to the finished model.</summary>
    /// <returns>Its epochs, as its events tell them.</returns>
    public async Task<IReadOnlyList<EpochCompleted>> TrainAsync(Recipe recipe, int rows, CancellationToken cancellation)
    {
        var request = await RequestAsync(recipe, rows, cancellation);
        var stream = Streams.Experiment(request.ExperimentId);
        await Opened.Get<IEventStore>().AppendAsync(
            stream, ExpectedVersion.NoStream,
            [new(Guid.CreateVersion7(), request, new(TimeProvider.System.GetUtcNow(), Guid.CreateVersion7(), null, "bench", null))], cancellation);
        await Opened.Get<AttemptRunner>().TryRunAsync(request.ExperimentId, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var happened = await Opened.Get<IEventStore>().ReadStreamAsync(stream, 0, cancellation).Select(recorded => recorded.Body).ToListAsync(cancellation);
        if (happened.OfType<AttemptFailed>().FirstOrDefault() is { } failed)
            throw new InvalidOperationException($"the training failed: {failed.Reason}");
        return [.. happened.OfType<EpochCompleted>()];
    }

    /// <summary>The same data, for who drives the trainer himself.</summary>
    public async Task<TrainingData> DataAsync(Recipe recipe, int rows, CancellationToken cancellation) =>
        await Opened.Get<TrainingDataLoader>().LoadAsync(await RequestAsync(recipe, rows, cancellation), recipe, cancellation);

    public async ValueTask DisposeAsync()
    {
        if (platform is not null)
            await platform.DisposeAsync();
        home.Delete(recursive: true);
    }

    private async Task<ExperimentRequested> RequestAsync(Recipe recipe, int train, CancellationToken cancellation)
    {
        var artifacts = Opened.Get<IArtifactStore>();
        files ??= await artifacts.PutManyAsync([.. Enumerable.Range(0, pictures).Select(seed => (ReadOnlyMemory<byte>)Draw(seed))], cancellation);
        var rows = Enumerable.Range(0, train + ValidationRows).Select(row => new ImageRow(
            $"image-{row}", $"case-{row}", row % 2, row < train ? Split.Train : Split.Validation, files[row % pictures], 600, 450,
            new Dictionary<string, string> { ["skin"] = row % 4 == 0 ? "light" : "dark" }, [])).ToList();
        var manifest = new DatasetManifest("bench", 1, "table", "mel", null, ["benign", "malignant"], ["skin"], [], rows);
        var annotations = new AnnotationSet(
            "bench", 1, 1, [new("vessels", DescriptorKind.Diagnostic), new("pigmented", DescriptorKind.Diagnostic)],
            [.. rows.Select((image, row) => new AnnotatedImage(image.Image, [row % 3 == 0 ? 1 : 0, row % 5 == 0 ? 1 : 0]))]);
        return new(
            Guid.CreateVersion7().ToString("N"), "bench", 1, await artifacts.PutJsonAsync(manifest, cancellation), 1, await artifacts.PutJsonAsync(annotations, cancellation),
            recipe.Name, JsonSerializer.Deserialize<JsonElement>(recipe.ToJson()), "requested", "bench");
    }

    private static byte[] Draw(int seed)
    {
        var random = new Random(seed);
        using var bitmap = new SKBitmap(600, 450);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(new SKColor(224, 172, 150));
            for (var spot = 0; spot < 400; spot++)
            {
                using var paint = new SKPaint { Color = new SKColor((uint)random.NextInt64(0x40000000, 0xFFFFFFFF)) };
                canvas.DrawCircle(random.Next(600), random.Next(450), random.Next(2, 40), paint);
            }
        }
        using var encoded = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        return encoded.ToArray();
    }
}
