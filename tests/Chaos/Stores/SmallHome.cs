using SemCovNet.Ingestion.Generated;
using SemCovNet.Tests.Chaos.Driving;

namespace SemCovNet.Tests.Chaos.Stores;

/// <summary>A home with a small dataset and its annotations.</summary>
internal sealed class SmallHome : IDisposable
{
    public const string Dataset = "drawn";

    private const int Images = 40;
    private const int Side = 32;

    private SmallHome(string folder, IReadOnlyList<string> images, IReadOnlyList<string> descriptors) => (Folder, AllImages, Descriptors) = (folder, images, descriptors);

    public string Folder { get; }

    public IReadOnlyList<string> AllImages { get; }

    public IReadOnlyList<string> Descriptors { get; }

    /// <summary>One of its images.</summary>
    public string Image => AllImages[0];

    /// <summary>One of its descriptors.</summary>
    public string Descriptor => Descriptors[0];

    /// <param name="settings">Environment of the commands that make it, for instance where its stores are.</param>
    /// <param name="program">The <c>semcov</c> of another build; null for that of this one.</param>
    public static async Task<SmallHome> CreateAsync(string folder, IReadOnlyDictionary<string, string>? settings = null, string? program = null)
    {
        var drawn = Directory.CreateTempSubdirectory("semcov-drawn-").FullName;
        GeneratedDataset.Write(drawn, new GeneratedOptions(Images, Seed: 1, ImageSize: Side));
        var annotations = Path.Combine(drawn, GeneratedDataset.AnnotationsFile);
        await RunningPlatform.CommandAsync(program, settings, "import", "table", drawn, "--name", Dataset, "--home", folder);
        await RunningPlatform.CommandAsync(program, settings, "annotations", "upload", annotations, "--dataset", Dataset, "--home", folder);
        var lines = await File.ReadAllLinesAsync(annotations);
        Directory.Delete(drawn, recursive: true);
        return new(folder, [.. lines.Skip(1).Select(line => line.Split(',')[0])], lines[0].Split(',')[1..]);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
