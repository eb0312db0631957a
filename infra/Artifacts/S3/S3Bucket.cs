using Amazon.S3;

namespace SemCovNet.Artifacts.S3;

/// <summary>The bucket, as far as every request to it is the same: what fails says so in our words.</summary>
internal sealed class S3Bucket(IAmazonS3 client, S3Options options) : IDisposable
{
    private bool seen;

    public S3Options Options { get; } = options;

    /// <exception cref="ArtifactStoreUnusableException">The bucket cannot be asked, or refuses.</exception>
    public async Task<T> AskAsync<T>(Func<IAmazonS3, string, CancellationToken, Task<T>> request, CancellationToken cancellation)
    {
        try
        {
            return await request(client, Options.Bucket, cancellation);
        }
        catch (Exception failure) when (S3Failures.IsOfStore(failure, cancellation))
        {
            throw S3Failures.Explain(failure, Options);
        }
    }

    /// <summary>The same, with null for what is not there.</summary>
    public async Task<T?> FindAsync<T>(Func<IAmazonS3, string, CancellationToken, Task<T>> request, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return await AskAsync(request, cancellation);
        }
        catch (ArtifactStoreUnusableException absent) when (S3Failures.IsAbsence(absent.InnerException))
        {
            // An answer without a body cannot tell a missing object from a missing bucket.
            if (!seen)
                await SeeAsync(cancellation);
            return null;
        }
    }

    public async Task<bool> HoldsAsync(string key, CancellationToken cancellation) =>
        await FindAsync((s3, name, stop) => s3.GetObjectMetadataAsync(name, key, stop), cancellation) is not null;

    public void Dispose() => client.Dispose();

    /// <exception cref="ArtifactStoreUnusableException">The bucket is not there, or does not let itself be listed.</exception>
    private async Task SeeAsync(CancellationToken cancellation)
    {
        await AskAsync((s3, bucket, stop) => s3.ListObjectsV2Async(new() { BucketName = bucket, MaxKeys = 0 }, stop), cancellation);
        seen = true;
    }
}
