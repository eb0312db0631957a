using SemCovNet.Artifacts;
using SemCovNet.Contracts;

namespace SemCovNet.Cli.Exchanging;

/// <summary>How far a copy goes.</summary>
internal enum Following
{
    /// <summary>What events name: manifests, models, reports.</summary>
    Events,

    /// <summary>What those name too: every image of a manifest.</summary>
    Everything,
}

/// <summary>
/// Copies artifacts from one store to another, each checked against its digest. Events outlive what they name (a checkpoint that no attempt can
/// need any more is removed), so what is absent is listed, not refused.
/// </summary>
internal sealed class ArtifactCopy(IArtifactStore from, IArtifactStore to, Following following)
{
    // Small ones go together, for their flushes do; a checkpoint goes alone, through a buffer.
    private const int MostTogether = 256;
    private const int Small = 1 << 20;

    private readonly byte[] beginning = new byte[Small + 1];
    private readonly HashSet<Digest> seen = [];
    private readonly List<Digest> absent = [];

    public int Copied => seen.Count - absent.Count;

    public IReadOnlyList<Digest> Absent => absent;

    /// <exception cref="ArtifactCorruptException">One is not what its digest says.</exception>
    public async Task CopyAsync(IEnumerable<Digest> named, CancellationToken cancellation)
    {
        var next = await NewOnesAsync(named, cancellation);
        while (next.Count > 0)
        {
            List<Digest> further = [];
            foreach (var some in next.Chunk(MostTogether))
                further.AddRange(await CopySomeAsync(some, cancellation));
            next = following == Following.Events ? [] : await NewOnesAsync(further, cancellation);
        }
    }

    private async Task<List<Digest>> NewOnesAsync(IEnumerable<Digest> named, CancellationToken cancellation)
    {
        List<Digest> there = [];
        foreach (var digest in named.Where(seen.Add))
            (await from.ExistsAsync(digest, cancellation) ? there : absent).Add(digest);
        return there;
    }

    /// <returns>What they name.</returns>
    private async Task<List<Digest>> CopySomeAsync(Digest[] some, CancellationToken cancellation)
    {
        List<ReadOnlyMemory<byte>> small = [];
        List<Digest> named = [];
        foreach (var digest in some)
        {
            try
            {
                if (await ReadSmallAsync(digest, cancellation) is { } content)
                    small.Add(content);
                else
                    named.AddRange(await CopyLargeAsync(digest, cancellation));
            }
            // A training that goes on removed it after it was found there.
            catch (ArtifactMissingException)
            {
                absent.Add(digest);
            }
        }
        await to.PutManyAsync(small, cancellation);
        named.AddRange(small.Where(content => ReferencedArtifacts.MayName(content.Span)).SelectMany(content => ReferencedArtifacts.In(content.Span)));
        return named;
    }

    /// <returns>Null where it is a large one; <see cref="beginning"/> then holds its first bytes.</returns>
    private async Task<byte[]?> ReadSmallAsync(Digest digest, CancellationToken cancellation)
    {
        await using var content = await from.OpenAsync(digest, cancellation);
        var read = await content.ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false, cancellation);
        if (read > Small)
            return null;
        CheckDigest(digest, Digest.Of(beginning.AsSpan(0, read)));
        return beginning[..read];
    }

    private async Task<IEnumerable<Digest>> CopyLargeAsync(Digest digest, CancellationToken cancellation)
    {
        await using (var content = await from.OpenAsync(digest, cancellation))
            CheckDigest(digest, await to.PutAsync(content, cancellation));
        return following == Following.Everything && ReferencedArtifacts.MayName(beginning) ? ReferencedArtifacts.In(await to.GetAsync(digest, cancellation)) : [];
    }

    private static void CheckDigest(Digest named, Digest found)
    {
        if (found != named)
            throw new ArtifactCorruptException(named, found);
    }
}
