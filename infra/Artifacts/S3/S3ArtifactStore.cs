using System.Runtime.InteropServices;
using Amazon.S3.Model;
using SemCovNet.Contracts;

namespace SemCovNet.Artifacts.S3;

/// <summary>
/// Artifacts as objects of a bucket, under their digests: <c>sha256/</c> and 64 digits. An object appears whole or not at all, which S3 promises
/// for every request; the bucket should keep no versions, for then what is deleted is only hidden.
/// </summary>
public sealed class S3ArtifactStore : IArtifactStore, ISweptStore, IDisposable
{
    private const int RequestsAtOnce = 32;

    // No artifact's name. The same for all: what one leaves that dies in between, the next deletes.
    private const string ProbeKey = "probe";

    private readonly S3Bucket bucket;

    public S3ArtifactStore(S3Options options) : this(options, null)
    {
    }

    /// <param name="transport">What carries the requests; null for the SDK's own.</param>
    internal S3ArtifactStore(S3Options options, Amazon.Runtime.HttpClientFactory? transport) => bucket = new(S3Client.Create(options, transport), options);

    public string Place => bucket.Options.Place;

    public async Task<Digest> PutAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation = default)
    {
        if (content.Length > SpooledContent.PartSize)
            return await PutAsync(StreamOver(content), cancellation);
        var digest = Digest.Of(content.Span);
        if (!await ExistsAsync(digest, cancellation))
            await bucket.AskAsync((s3, name, stop) => s3.PutObjectAsync(Put(name, digest.ToString(), digest, content), stop), cancellation);
        return digest;
    }

    public async Task<Digest> PutAsync(Stream content, CancellationToken cancellation = default)
    {
        using var spooled = await SpooledContent.ReadAsync(content, cancellation);
        if (spooled.Length <= SpooledContent.PartSize)
            return await PutAsync(await spooled.PartAsync(0, cancellation), cancellation);
        if (!await ExistsAsync(spooled.Digest, cancellation))
            await new MultipartUpload(bucket, spooled.Digest.ToString()).RunAsync(spooled, cancellation);
        return spooled.Digest;
    }

    public async Task<IReadOnlyList<Digest>> PutManyAsync(IReadOnlyList<ReadOnlyMemory<byte>> contents, CancellationToken cancellation = default)
    {
        var digests = new Digest[contents.Count];
        var bounds = new ParallelOptions { MaxDegreeOfParallelism = RequestsAtOnce, CancellationToken = cancellation };
        await Parallel.ForAsync(0, contents.Count, bounds, async (index, stop) => digests[index] = await PutAsync(contents[index], stop));
        return digests;
    }

    public Task<bool> ExistsAsync(Digest digest, CancellationToken cancellation = default) => bucket.HoldsAsync(digest.ToString(), cancellation);

    public async Task<byte[]> GetAsync(Digest digest, CancellationToken cancellation = default)
    {
        for (var retries = 0; ; retries++)
        {
            await using var content = await BeginAsync(digest, cancellation);
            try
            {
                return await ReadAsync(digest, content, cancellation);
            }
            catch (ArtifactStoreUnusableException) when (retries < bucket.Options.Retries)
            {
                // It broke off in the middle. The SDK makes a request again only until its answer begins.
            }
        }
    }

    public async Task<Stream> OpenAsync(Digest digest, CancellationToken cancellation = default) => await BeginAsync(digest, cancellation);

    public Task DeleteAsync(Digest digest, CancellationToken cancellation = default) =>
        bucket.FindAsync((s3, name, stop) => s3.DeleteObjectAsync(name, digest.ToString(), stop), cancellation);

    /// <summary>Writes and deletes one byte: a bucket may let itself be listed and take nothing.</summary>
    public async Task ProbeAsync(CancellationToken cancellation = default)
    {
        var content = new byte[1];
        await bucket.AskAsync((s3, name, stop) => s3.PutObjectAsync(Put(name, ProbeKey, Digest.Of(content), content), stop), cancellation);
        await bucket.FindAsync((s3, name, stop) => s3.DeleteObjectAsync(name, ProbeKey, stop), cancellation);
    }

    Task<int> ISweptStore.SweepAsync(DateTimeOffset unchangedSince, CancellationToken cancellation) =>
        new UnfinishedUploads(bucket).AbortAsync(unchangedSince, cancellation);

    public void Dispose() => bucket.Dispose();

    private async Task<S3ReadStream> BeginAsync(Digest digest, CancellationToken cancellation) =>
        await bucket.FindAsync((s3, name, stop) => s3.GetObjectAsync(name, digest.ToString(), stop), cancellation) is { } response
            ? new(response, bucket.Options)
            : throw new ArtifactMissingException(digest);

    private static async Task<byte[]> ReadAsync(Digest digest, S3ReadStream stored, CancellationToken cancellation)
    {
        var content = new byte[stored.ContentLength];
        await stored.ReadExactlyAsync(content, cancellation);
        var found = Digest.Of(content);
        return found == digest ? content : throw new ArtifactCorruptException(digest, found);
    }

    private PutObjectRequest Put(string name, string key, Digest digest, ReadOnlyMemory<byte> content) => new()
    {
        BucketName = name,
        Key = key,
        InputStream = StreamOver(content),
        // Signed as a whole: servers that know no checksums hold the content against its signature.
        UseChunkEncoding = false,
        ChecksumSHA256 = bucket.Options.Checksums ? Convert.ToBase64String(Convert.FromHexString(digest.Hex)) : null,
    };

    private static MemoryStream StreamOver(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out var array) ? new(array.Array!, array.Offset, array.Count, writable: false) : new(content.ToArray(), writable: false);
}
