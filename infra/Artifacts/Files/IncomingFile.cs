using System.Security.Cryptography;
using SemCovNet.Contracts;

namespace SemCovNet.Artifacts.Files;

/// <summary>A file that is being written aside. Kept: flushed and renamed to its digest. Otherwise it goes with this object.</summary>
internal sealed class IncomingFile : IAsyncDisposable
{
    private readonly string path;
    private readonly FileStream file;

    public IncomingFile(string path)
    {
        this.path = path;
        file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
    }

    public ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation) => file.WriteAsync(content, cancellation);

    public async Task<Digest> CopyAsync(Stream content, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 17];
        for (int read; (read = await content.ReadAsync(buffer, cancellation)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }
        return Digest.FromHash(hash.GetHashAndReset());
    }

    /// <summary>Makes it visible, whole; the folder that now holds its name is still to be flushed.</summary>
    public void Keep(string target)
    {
        file.Flush(flushToDisk: true);
        file.Dispose();
        File.Move(path, target, overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        await file.DisposeAsync();
        File.Delete(path);
    }
}
