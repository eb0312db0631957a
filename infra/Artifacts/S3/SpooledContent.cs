using System.Security.Cryptography;
using SemCovNet.Contracts;

namespace SemCovNet.Artifacts.S3;

/// <summary>
/// Content that was read to its end, for only there its digest, and with it its name, is known. Up to one part stays in memory; more lies in a
/// temporary file that has no name, so that it goes with the process however that ends. The other way, to upload under a passing name and let the
/// server copy, would send what is there already, hold twice the space in the bucket and leave the passing name behind when the process dies.
/// </summary>
internal sealed class SpooledContent : IDisposable
{
    /// <summary>Bytes of a part, but the last: above the 5 MiB that S3 asks for at least.</summary>
    public const int PartSize = 8 << 20;

    private readonly byte[] beginning;
    private readonly FileStream? file;

    private SpooledContent(byte[] beginning, FileStream? file, long length, Digest digest) =>
        (this.beginning, this.file, Length, Digest) = (beginning, file, length, digest);

    public long Length { get; }

    public Digest Digest { get; }

    public int Parts => (int)((Length + PartSize - 1) / PartSize);

    public static async Task<SpooledContent> ReadAsync(Stream content, CancellationToken cancellation)
    {
        var buffer = new byte[PartSize];
        var read = await content.ReadAtLeastAsync(buffer, PartSize, throwOnEndOfStream: false, cancellation);
        if (read < PartSize)
            return new(buffer[..read], null, read, Digest.Of(buffer.AsSpan(0, read)));
        var file = UnnamedFile.Create();
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long length = 0;
            for (; read > 0; read = await content.ReadAtLeastAsync(buffer, PartSize, throwOnEndOfStream: false, cancellation))
            {
                hash.AppendData(buffer, 0, read);
                await RandomAccess.WriteAsync(file.SafeFileHandle, buffer.AsMemory(0, read), length, cancellation);
                length += read;
            }
            return new([], file, length, Digest.FromHash(hash.GetHashAndReset()));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <param name="number">From 0.</param>
    public async Task<byte[]> PartAsync(int number, CancellationToken cancellation)
    {
        if (file is null)
            return beginning;
        var offset = (long)number * PartSize;
        var part = new byte[Math.Min(PartSize, Length - offset)];
        for (int done = 0, read; done < part.Length; done += read)
        {
            read = await RandomAccess.ReadAsync(file.SafeFileHandle, part.AsMemory(done), offset + done, cancellation);
            if (read == 0)
                throw new EndOfStreamException($"The temporary file in {Path.GetTempPath()} became shorter while it was uploaded.");
        }
        return part;
    }

    public void Dispose() => file?.Dispose();
}
