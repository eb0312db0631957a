using System.Collections.Concurrent;
using System.Security.Cryptography;
using Amazon.S3;
using Amazon.S3.Model;

namespace SemCovNet.Artifacts.S3;

/// <summary>Large content in parts, a few at a time, so that memory holds these few. The object appears with the last request, whole, or not at all.</summary>
internal sealed class MultipartUpload(S3Bucket bucket, string key)
{
    private const int PartsAtOnce = 4;

    public async Task RunAsync(SpooledContent content, CancellationToken cancellation)
    {
        var begun = await bucket.AskAsync((s3, name, stop) => s3.InitiateMultipartUploadAsync(Beginning(name), stop), cancellation);
        try
        {
            var parts = await UploadAsync(content, begun.UploadId, cancellation);
            await CompleteAsync(begun.UploadId, parts, cancellation);
        }
        catch
        {
            await AbortAsync(begun.UploadId);
            throw;
        }
    }

    private async Task<IEnumerable<UploadPartResponse>> UploadAsync(SpooledContent content, string id, CancellationToken cancellation)
    {
        var done = new ConcurrentBag<UploadPartResponse>();
        var bounds = new ParallelOptions { MaxDegreeOfParallelism = PartsAtOnce, CancellationToken = cancellation };
        await Parallel.ForAsync(0, content.Parts, bounds, async (number, stop) =>
        {
            var part = await content.PartAsync(number, stop);
            done.Add(await bucket.AskAsync((s3, name, token) => s3.UploadPartAsync(Part(name, id, number + 1, part), token), stop));
        });
        return done.OrderBy(part => part.PartNumber);
    }

    private async Task CompleteAsync(string id, IEnumerable<UploadPartResponse> parts, CancellationToken cancellation)
    {
        try
        {
            await bucket.AskAsync((s3, name, stop) => s3.CompleteMultipartUploadAsync(End(name, id, parts), stop), cancellation);
        }
        catch (ArtifactStoreUnusableException gone) when (S3Failures.IsAbsence(gone.InnerException))
        {
            // A request that is made again because its answer was lost finds the upload completed, and so no more there.
            if (!await bucket.HoldsAsync(key, cancellation))
                throw;
        }
    }

    private InitiateMultipartUploadRequest Beginning(string name) =>
        new() { BucketName = name, Key = key, ChecksumAlgorithm = bucket.Options.Checksums ? ChecksumAlgorithm.SHA256 : null };

    private UploadPartRequest Part(string name, string id, int number, byte[] content) => new()
    {
        BucketName = name,
        Key = key,
        UploadId = id,
        PartNumber = number,
        PartSize = content.Length,
        InputStream = new MemoryStream(content, writable: false),
        UseChunkEncoding = false,
        ChecksumSHA256 = bucket.Options.Checksums ? Convert.ToBase64String(SHA256.HashData(content)) : null,
    };

    private CompleteMultipartUploadRequest End(string name, string id, IEnumerable<UploadPartResponse> parts)
    {
        var request = new CompleteMultipartUploadRequest { BucketName = name, Key = key, UploadId = id };
        request.AddPartETags(parts);
        return request;
    }

    // Whoever was cancelled must still clean up behind itself.
    private async Task AbortAsync(string id)
    {
        try
        {
            await bucket.AskAsync((s3, name, stop) => s3.AbortMultipartUploadAsync(new() { BucketName = name, Key = key, UploadId = id }, stop), CancellationToken.None);
        }
        catch (ArtifactStoreUnusableException)
        {
            // The reason why the upload failed is the one to tell. What the server keeps of it nobody sees, and the sweep of a later start removes it.
        }
    }
}
