using Microsoft.Extensions.Caching.Memory;
using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Imaging;

namespace SemCovNet.Dashboard.Images;

/// <summary>Small pictures of stored images: each is made once and kept while there is room.</summary>
public sealed class Thumbnails(IArtifactStore artifacts) : IDisposable
{
    private const int Bytes = 96 << 20;

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = Bytes });

    // Decoding takes a core each: the pages of one visitor must not take those that training needs.
    private readonly SemaphoreSlim turns = new(2);

    /// <returns>A JPEG file.</returns>
    /// <param name="side">The short side in pixels; a smaller picture keeps its size.</param>
    /// <exception cref="ArtifactMissingException">Nothing is stored under the digest.</exception>
    /// <exception cref="InvalidImageException">What is stored is no image.</exception>
    public async Task<byte[]> GetAsync(Digest content, int side, CancellationToken cancellation)
    {
        if (cache.TryGetValue((content, side), out byte[]? known))
            return known!;
        await turns.WaitAsync(cancellation);
        try
        {
            var made = Make(await artifacts.GetAsync(content, cancellation), side);
            return cache.Set((content, side), made, new MemoryCacheEntryOptions { Size = made.Length });
        }
        finally
        {
            turns.Release();
        }
    }

    public void Dispose()
    {
        cache.Dispose();
        turns.Dispose();
    }

    private static byte[] Make(byte[] file, int side)
    {
        var header = ImageHeader.Read(file);
        return ImageDecoder.DecodeShortSide(file, Math.Min(side, Math.Min(header.Width, header.Height))).ToJpeg();
    }
}
