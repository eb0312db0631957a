using SemCovNet.Contracts;
using SemCovNet.Imaging;
using SemCovNet.Ingestion.Formats;
using SemCovNet.Tables;

namespace SemCovNet.Ingestion.Importing;

/// <param name="Width">Pixels, as the picture is seen.</param>
public sealed record InspectedImage(Digest Content, long Bytes, int Width, int Height);

/// <summary>Opens every image once, decodes it whole and keeps only what it is: broken files are found before anything is stored.</summary>
internal static class ImageInspection
{
    private const int Threads = 2;

    /// <returns>By path; files that are missing or broken are left out and reported where the table names them.</returns>
    public static Dictionary<string, InspectedImage> Run(
        FoundDataset found, FileProblems problems, IProgress<ImportProgress>? progress, CancellationToken cancellation)
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
        foreach (var image in found.Images)
        {
            if (byPath[image.Path].Problem is { } problem)
                problems.Add(image.Place.File, image.Place.Row, image.Place.Column, $"{image.Path}: {problem}");
        }
        return byPath.Where(pair => pair.Value.Image is not null).ToDictionary(pair => pair.Key, pair => pair.Value.Image!, StringComparer.Ordinal);
    }

    private static (InspectedImage? Image, string? Problem) Inspect(string root, string path)
    {
        var file = Path.Combine(root, path);
        if (!File.Exists(file))
            return (null, "the image file is missing");
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
