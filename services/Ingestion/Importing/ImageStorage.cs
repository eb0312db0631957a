using SemCovNet.Artifacts;
using SemCovNet.Ingestion.Formats;

namespace SemCovNet.Ingestion.Importing;

/// <summary>Puts the files that were inspected into the artifact store.</summary>
internal static class ImageStorage
{
    private const int FilesAtOnce = 256;
    private const long BytesAtOnce = 64 << 20;

    /// <exception cref="IOException">A file is no longer what it was when it was inspected.</exception>
    public static async Task StoreAsync(
        IArtifactStore artifacts, FoundDataset found, IReadOnlyDictionary<string, InspectedImage> files,
        IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var done = 0;
        foreach (var batch in Batches(files))
        {
            var contents = await Task.WhenAll(batch.Select(file => ReadAsync(Path.Combine(found.Root, file.Key), cancellation)));
            var digests = await artifacts.PutManyAsync(contents, cancellation);
            foreach (var (file, digest) in batch.Zip(digests))
            {
                if (digest != file.Value.Content)
                    throw new IOException($"{file.Key} changed while it was being imported: leave the folder alone and import again.");
            }
            done += batch.Count;
            progress?.Report(new("storing images", done, files.Count));
        }
    }

    /// <summary>Files that are held in memory together: at most 256 and 64 MB, but for one that alone is larger.</summary>
    internal static IEnumerable<IReadOnlyList<KeyValuePair<string, InspectedImage>>> Batches(IEnumerable<KeyValuePair<string, InspectedImage>> files)
    {
        List<KeyValuePair<string, InspectedImage>> batch = [];
        var bytes = 0L;
        foreach (var file in files)
        {
            if (batch.Count == FilesAtOnce || (batch.Count > 0 && bytes + file.Value.Bytes > BytesAtOnce))
            {
                yield return batch;
                batch = [];
                bytes = 0;
            }
            batch.Add(file);
            bytes += file.Value.Bytes;
        }
        if (batch.Count > 0)
            yield return batch;
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(string path, CancellationToken cancellation) =>
        await File.ReadAllBytesAsync(path, cancellation);
}
