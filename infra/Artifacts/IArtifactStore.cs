using SemCovNet.Contracts;

namespace SemCovNet.Artifacts;

/// <summary>Bulk by digest: images, checkpoints, models, predictions, reports. What is stored never changes.</summary>
public interface IArtifactStore
{
    /// <summary>Where they are kept, for people.</summary>
    string Place { get; }

    /// <summary>Stores the bytes and names them; storing the same bytes again changes nothing. Visible whole or not at all.</summary>
    Task<Digest> PutAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation = default);

    /// <summary>The same for content too large to hold in memory.</summary>
    Task<Digest> PutAsync(Stream content, CancellationToken cancellation = default);

    /// <summary>The same for many at once, in their order: much quicker for thousands of small ones, for their flushes go together.</summary>
    Task<IReadOnlyList<Digest>> PutManyAsync(IReadOnlyList<ReadOnlyMemory<byte>> contents, CancellationToken cancellation = default);

    Task<bool> ExistsAsync(Digest digest, CancellationToken cancellation = default);

    /// <summary>All the bytes, checked against the digest.</summary>
    /// <exception cref="ArtifactMissingException">Nothing is stored under the digest.</exception>
    /// <exception cref="ArtifactCorruptException">What is stored is not what the digest names.</exception>
    Task<byte[]> GetAsync(Digest digest, CancellationToken cancellation = default);

    /// <summary>The bytes as a stream from first to last, not checked, for that would mean reading them twice. Not every store's streams can be sought.</summary>
    /// <exception cref="ArtifactMissingException">Nothing is stored under the digest.</exception>
    Task<Stream> OpenAsync(Digest digest, CancellationToken cancellation = default);

    /// <summary>Removes the bytes for good; where nothing is stored under the digest nothing changes.</summary>
    /// <remarks>The store knows no references: the caller answers for nothing needing the bytes, now or later.</remarks>
    Task DeleteAsync(Digest digest, CancellationToken cancellation = default);

    /// <summary>Whether the store would take an artifact now: nothing where it would.</summary>
    /// <exception cref="IOException">It would not; the message says why and what to do.</exception>
    Task ProbeAsync(CancellationToken cancellation = default);
}

public sealed class ArtifactMissingException(Digest digest)
    : Exception($"Artifact {digest} is not in the store. Was it removed by hand, or does this process look at another store than the writer?")
{
    public Digest Digest { get; } = digest;
}

public sealed class ArtifactCorruptException(Digest digest, Digest found)
    : Exception($"Artifact {digest} is damaged: its bytes have the digest {found}. Restore it from a backup.")
{
    public Digest Digest { get; } = digest;
}
