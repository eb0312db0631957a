using Amazon.S3;
using SemCovNet.Artifacts;
using SemCovNet.Artifacts.S3;
using SemCovNet.Contracts;

namespace SemCovNet.Tests.Unit.Artifacts.Contract;

/// <summary>A bucket of its own on the server that <see cref="TestS3"/> names, gone afterwards.</summary>
public sealed class BucketUnderTest : ArtifactsUnderTest
{
    private readonly List<S3ArtifactStore> opened = [];
    private readonly S3Options? options = TestS3.Options();
    private IAmazonS3? client;

    public override async ValueTask InitializeAsync()
    {
        if (options is null)
            return;
        client = S3Client.Create(options);
        await client.PutBucketAsync(options.Bucket);
    }

    /// <summary>Skips the test where there is no server.</summary>
    public override IArtifactStore Open()
    {
        var store = new S3ArtifactStore(TestS3.OrSkip(options));
        opened.Add(store);
        return store;
    }

    public override async Task ReplaceAsync(Digest digest, byte[] content) =>
        await client!.PutObjectAsync(new() { BucketName = options!.Bucket, Key = digest.ToString(), InputStream = new MemoryStream(content), UseChunkEncoding = false });

    public override async Task<IReadOnlyList<string>> NamesAsync() =>
        [.. await client!.Paginators.ListObjectsV2(new() { BucketName = options!.Bucket }).S3Objects.Select(found => found.Key).ToListAsync()];

    public override async ValueTask DisposeAsync()
    {
        opened.ForEach(store => store.Dispose());
        if (client is null)
            return;
        foreach (var name in await NamesAsync())
            await client.DeleteObjectAsync(options!.Bucket, name);
        await client.DeleteBucketAsync(options!.Bucket);
        client.Dispose();
    }
}

public sealed class BucketArtifacts(BucketUnderTest under) : ArtifactContract<BucketUnderTest>(under);
