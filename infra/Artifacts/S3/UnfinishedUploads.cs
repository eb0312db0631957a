using Amazon.S3.Model;

namespace SemCovNet.Artifacts.S3;

/// <summary>What writers that died began and never completed: nobody sees it, but the bucket keeps it.</summary>
internal sealed class UnfinishedUploads(S3Bucket bucket)
{
    /// <param name="begunBefore">A server tells no other time of an upload, so that this must be further back than any upload takes.</param>
    /// <returns>How many were aborted.</returns>
    public async Task<int> AbortAsync(DateTimeOffset begunBefore, CancellationToken cancellation)
    {
        var old = (await ListAsync(cancellation)).Where(upload => upload.Initiated < begunBefore.UtcDateTime).ToList();
        foreach (var upload in old)
            await bucket.FindAsync((s3, name, stop) => s3.AbortMultipartUploadAsync(name, upload.Key, upload.UploadId, stop), cancellation);
        return old.Count;
    }

    private async Task<List<Amazon.S3.Model.MultipartUpload>> ListAsync(CancellationToken cancellation)
    {
        List<Amazon.S3.Model.MultipartUpload> found = [];
        var request = new ListMultipartUploadsRequest { Prefix = "sha256/" };
        ListMultipartUploadsResponse page;
        do
        {
            page = await bucket.AskAsync((s3, name, stop) =>
            {
                request.BucketName = name;
                return s3.ListMultipartUploadsAsync(request, stop);
            }, cancellation);
            found.AddRange(page.MultipartUploads ?? []);
            (request.KeyMarker, request.UploadIdMarker) = (page.NextKeyMarker, page.NextUploadIdMarker);
        }
        while (page.IsTruncated == true);
        return found;
    }
}
