using SemCovNet.Ingestion.Generated;
using SemCovNet.Tests.Integration.Running;

namespace SemCovNet.Tests.Integration.Preparing;

/// <summary>A drawn dataset on disk, ready to be imported.</summary>
internal sealed class DrawnDataset : IDisposable
{
    public const string Name = "drawn";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("semcov-drawn-");

    public DrawnDataset(int images, int seed = 1) => GeneratedDataset.Write(Folder, new GeneratedOptions(images, seed));

    public string Folder => folder.FullName;

    public string Annotations => this[GeneratedDataset.AnnotationsFile];

    public string this[string file] => Path.Combine(Folder, file);

    /// <summary>As a person does it: one command for the images, one for the descriptors.</summary>
    public async Task ImportAsync(Home home)
    {
        (await home.RunAsync("import", "table", Folder, "--name", Name)).Succeeded();
        (await home.RunAsync("annotations", "upload", Annotations, "--dataset", Name)).Succeeded();
    }

    public void Dispose() => folder.Delete(recursive: true);
}
