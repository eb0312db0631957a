namespace SemCovNet.Ingestion.Formats;

/// <summary>The files of a dataset's folder, found by names whose case a table does not get right.</summary>
internal sealed class FileNames
{
    private readonly string root;
    private readonly Dictionary<string, string> byPath = new(StringComparer.OrdinalIgnoreCase);
    private readonly ILookup<string, string> byName;

    public FileNames(string root)
    {
        this.root = root;
        var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        foreach (var path in files.Select(file => Path.GetRelativePath(root, file).Replace('\\', '/')))
            byPath.TryAdd(path, path);
        byName = byPath.Values.ToLookup(path => Path.GetFileName(path), StringComparer.OrdinalIgnoreCase);
    }

    /// <returns>The path as it is on disk; where there is none, as it was asked for.</returns>
    public string At(string path) => Find(path) ?? path;

    /// <returns>The path as it is on disk; null where there is none.</returns>
    public string? Find(string path) => File.Exists(Path.Combine(root, path)) ? path : byPath.GetValueOrDefault(path);

    /// <param name="name">Without folder.</param>
    /// <returns>Where files of this name lie.</returns>
    public IReadOnlyList<string> Named(string name) => [.. byName[name]];
}
