using SemCovNet.Contracts;
using SemCovNet.Contracts.Http;
using SemCovNet.Imaging;
using SemCovNet.Ingestion.Formats;

namespace SemCovNet.Ingestion.Importing;

/// <param name="Width">Pixels, as the picture is seen.</param>
public sealed record InspectedImage(Digest Content, long Bytes, int Width, int Height);

/// <param name="IsMissing">There is no such file; otherwise it is no whole picture.</param>
internal sealed record BrokenImage(FoundImage Image, bool IsMissing, FileProblem Problem);

/// <summary>Opens every image once, decodes it whole and keeps only what it is: broken files are found before anything is stored.</summary>
internal static class ImageInspection
{
    private const string MissingFile = "the image file is missing";
    private const int Threads = 2;

    /// <returns>Whole files by path, and the images whose files are not.</returns>
    public static (IReadOnlyDictionary<string, InspectedImage> Files, IReadOnlyList<BrokenImage> Broken) Run(
        FoundDataset found, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var paths = found.Images.Select(image => image.Path).Distinct(StringComparer.Ordinal).ToList();
        var results = new (InspectedImage? Image, string? Problem)[paths.Count];
        var done = 0;
        Parallel.For(0, paths.Count, new ParallelOptions { MaxDegreeOfParallelism = Threads, CancellationToken = cancellation }, index =>
        {
            results[index] = Inspect(found.Root, paths[index]);
            progress?.Report(new("checking images", Interlocked.Increment(ref done), paths.Count));
        });
        var byPath = paths.Zip(results).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        return (
            byPath.Where(pair => pair.Value.Image is not null).ToDictionary(pair => pair.Key, pair => pair.Value.Image!, StringComparer.Ordinal),
            [.. found.Images.Select(image => Broken(image, byPath[image.Path].Problem)).OfType<BrokenImage>()]);
    }

    private static BrokenImage? Broken(FoundImage image, string? problem) => problem is null ? null : new(
        image, problem == MissingFile, new(image.Place.File, image.Place.Row, image.Place.Column, $"{image.Path}: {problem}"));

    private static (InspectedImage? Image, string? Problem) Inspect(string root, string path)
    {
        var file = Path.Combine(root, path);
        if (!File.Exists(file))
            return (null, MissingFile);
        var bytes = File.ReadAllBytes(file);
        try
        {
            var header = ImageDecoder.Check(bytes);
            return (new(Digest.Of(bytes), bytes.Length, header.Width, header.Height), null);
        }
        catch (InvalidImageException invalid)
        {
            return (null, invalid.Message);
        }
    }
}
