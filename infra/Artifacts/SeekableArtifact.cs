using SemCovNet.Contracts;

namespace SemCovNet.Artifacts;

public static class SeekableArtifact
{
    /// <summary>An artifact too large for memory, for a reader that goes back and forth: as it lies where the store has files, else in a temporary one.</summary>
    /// <exception cref="ArtifactMissingException">Nothing is stored under the digest.</exception>
    public static async Task<Stream> OpenSeekableAsync(this IArtifactStore store, Digest digest, CancellationToken cancellation = default)
    {
        var content = await store.OpenAsync(digest, cancellation);
        if (content.CanSeek)
            return content;
        await using var leaving = content;
        var file = UnnamedFile.Create();
        try
        {
            await content.CopyToAsync(file, cancellation);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
