using Microsoft.Extensions.Caching.Memory;
using SemCovNet.Artifacts;
using SemCovNet.Contracts;

namespace SemCovNet.Dashboard.Artifacts;

/// <summary>The last few artifacts that pages asked for, read: a manifest of ten thousand rows is not parsed for every page that shows one of them.</summary>
public sealed class ParsedArtifacts(IArtifactStore artifacts) : IDisposable
{
    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = 24 });

    /// <exception cref="ArtifactMissingException">Nothing is stored under the digest.</exception>
    public async Task<T> GetAsync<T>(Digest digest)
        where T : class =>
        await cache.GetOrCreateAsync((digest, typeof(T)), entry =>
        {
            entry.Size = 1;
            return artifacts.GetJsonAsync<T>(digest);
        }) ?? throw new ArtifactMissingException(digest);

    public void Dispose() => cache.Dispose();
}
