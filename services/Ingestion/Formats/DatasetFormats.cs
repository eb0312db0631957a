namespace SemCovNet.Ingestion.Formats;

/// <summary>The formats this platform reads, by name.</summary>
public sealed class DatasetFormats(IEnumerable<IDatasetFormat> formats)
{
    private readonly SortedDictionary<string, IDatasetFormat> byName = new(formats.ToDictionary(format => format.Name), StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => byName.Keys;

    /// <exception cref="ArgumentException">No format bears the name; the message lists those that exist.</exception>
    public IDatasetFormat Named(string name) =>
        byName.GetValueOrDefault(name) ?? throw new ArgumentException($"\"{name}\" is not a dataset format: choose one of {string.Join(", ", Names)}.");
}
