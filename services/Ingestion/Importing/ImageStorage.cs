using SemCovNet.Artifacts;
using SemCovNet.Ingestion.Formats;

namespace SemCovNet.Ingestion.Importing;

/// <summary>Puts the files that were inspected into the artifact store.</summary>
internal static class ImageStorage
{
    private const int FilesAtOnce = 256;

    /// <exception cref="IOException">A file is no longer what it was when it was inspected.</exception>
    public static async Task StoreAsync(
        IArtifactStore artifacts, FoundDataset found, IReadOnlyDictionary<string, InspectedImage> files,
        IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var done = 0;
        foreach (var batch in files.Chunk(FilesAtOnce))
        {
            var contents = await Task.WhenAll(batch.Select(file => ReadAsync(Path.Combine(found.Root, file.Key), cancellation)));
            var digests = await artifacts.PutManyAsync(contents, cancellation);
            foreach (var (file, digest) in batch.Zip(digests))
            {
                if (digest != file.Value.Content)
                    throw new IOException($"{file.Key} changed while it was being imported: leave the folder alone and import again.");
            }
            done += batch.Length;
            progress?.Report(new("storing images", done, files.Count));
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(string path, CancellationToken cancellation) =>
        await File.ReadAllBytesAsync(path, cancellation);
}
