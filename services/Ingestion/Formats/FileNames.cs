namespace SemCovNet.Ingestion.Formats;

/// <summary>The files of a dataset's folder, found by names whose case a table does not get right.</summary>
internal sealed class FileNames
{
    private readonly string root;
    private readonly Dictionary<string, string> byPath = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> byName = new(StringComparer.OrdinalIgnoreCase);

    public FileNames(string root)
    {
        this.root = root;
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var path = Path.GetRelativePath(root, file).Replace('\\', '/');
            byPath.TryAdd(path, path);
            byName.TryAdd(Path.GetFileName(path), path);
        }
    }

    /// <returns>The path as it is on disk; where there is none, as it was asked for.</returns>
    public string At(string path) => File.Exists(Path.Combine(root, path)) ? path : byPath.GetValueOrDefault(path, path);

    /// <param name="names">File names without folder, the likeliest first.</param>
    /// <returns>The path of the first that lies anywhere in the folder; where there is none, the likeliest name.</returns>
    public string Anywhere(params IReadOnlyList<string> names) =>
        names.Select(name => byName.GetValueOrDefault(name)).FirstOrDefault(path => path is not null) ?? names[0];
}
