using SemCovNet.Ingestion.Generated;
using SemCovNet.Tests.Chaos.Driving;

namespace SemCovNet.Tests.Chaos.Stores;

/// <summary>A home with a small dataset and its annotations.</summary>
internal sealed class SmallHome : IDisposable
{
    public const string Dataset = "drawn";

    private const int Images = 20;
    private const int Side = 32;

    private SmallHome(string folder, string image, string descriptor) => (Folder, Image, Descriptor) = (folder, image, descriptor);

    public string Folder { get; }

    /// <summary>One of its images.</summary>
    public string Image { get; }

    /// <summary>One of its descriptors.</summary>
    public string Descriptor { get; }

    public static async Task<SmallHome> CreateAsync(string folder)
    {
        var drawn = Directory.CreateTempSubdirectory("semcov-drawn-").FullName;
        GeneratedDataset.Write(drawn, new GeneratedOptions(Images, Seed: 1, ImageSize: Side));
        var annotations = Path.Combine(drawn, GeneratedDataset.AnnotationsFile);
        await RunningPlatform.CommandAsync("import", "table", drawn, "--name", Dataset, "--home", folder);
        await RunningPlatform.CommandAsync("annotations", "upload", annotations, "--dataset", Dataset, "--home", folder);
        var lines = await File.ReadAllLinesAsync(annotations);
        Directory.Delete(drawn, recursive: true);
        return new(folder, lines[1].Split(',')[0], lines[0].Split(',')[1]);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
