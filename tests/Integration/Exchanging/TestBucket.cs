using Amazon.Runtime;
using Amazon.S3;

namespace SemCovNet.Tests.Integration.Exchanging;

/// <summary>A bucket of its own on the server that <c>SEMCOV_TEST_S3</c> names, gone afterwards.</summary>
internal sealed class TestBucket : IAsyncDisposable
{
    private const string Variable = "SEMCOV_TEST_S3";

    private readonly string name = $"semcov-{Guid.CreateVersion7():N}";
    private readonly string[] keys;
    private readonly string endpoint;
    private readonly AmazonS3Client client;

    private TestBucket(Uri server)
    {
        keys = server.UserInfo.Split(':');
        endpoint = $"{server.Scheme}://{server.Host}:{server.Port}";
        client = new(new BasicAWSCredentials(keys[0], keys[1]), new AmazonS3Config { ServiceURL = endpoint, ForcePathStyle = true, AuthenticationRegion = "us-east-1" });
    }

    /// <summary>What makes a process keep its artifacts there.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["SEMCOV__ARTIFACTS__BACKEND"] = "s3",
        ["SEMCOV__ARTIFACTS__S3__BUCKET"] = name,
        ["SEMCOV__ARTIFACTS__S3__ENDPOINT"] = endpoint,
        ["SEMCOV__ARTIFACTS__S3__ACCESSKEY"] = keys[0],
        ["SEMCOV__ARTIFACTS__S3__SECRETKEY"] = keys[1],
        ["SEMCOV__ARTIFACTS__S3__RETRIES"] = "0",
    };

    /// <summary>Skips the test where there is no server.</summary>
    public static async Task<TestBucket> CreateAsync()
    {
        var server = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(server))
            Assert.Skip($"{Variable} is not set: it says where an S3 server for tests is, http://access-key:secret-key@host:port. infra/test.sh starts one.");
        var bucket = new TestBucket(new(server));
        await bucket.client.PutBucketAsync(bucket.name);
        return bucket;
    }

    public async Task<IReadOnlyList<string>> NamesAsync() =>
        [.. (await client.ListObjectsV2Async(new() { BucketName = name })).S3Objects?.Select(found => found.Key) ?? []];

    /// <summary>The bucket with everything in it.</summary>
    public async Task RemoveAsync()
    {
        foreach (var key in await NamesAsync())
            await client.DeleteObjectAsync(name, key);
        await client.DeleteBucketAsync(name);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await RemoveAsync();
        }
        catch (AmazonS3Exception gone) when (gone.ErrorCode == "NoSuchBucket")
        {
            // The test did it.
        }
        client.Dispose();
    }
}
