using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using SemCovNet.Artifacts;
using SemCovNet.Artifacts.S3;
using SemCovNet.Contracts;

namespace SemCovNet.Tests.Unit.Artifacts.S3;

/// <summary>The last request of an upload is answered that the upload is not there, as it is when it is made again because the first answer was lost.</summary>
public sealed class LostAnswerTests
{
    private const string Namespace = "xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

    private static readonly byte[] Large = new byte[(8 << 20) + 1];

    private readonly ConcurrentQueue<string> requests = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_upload_whose_object_is_there_is_complete()
    {
        await using var server = await AnsweringS3.StartAsync(request => Answer(request, appears: true));
        using var store = new S3ArtifactStore(AnsweringS3.Options(server));

        Assert.Equal(Digest.Of(Large), await store.PutAsync(new MemoryStream(Large), Stop));

        Assert.DoesNotContain("DELETE", requests);
    }

    [Fact]
    public async Task An_upload_whose_object_is_not_there_has_failed()
    {
        await using var server = await AnsweringS3.StartAsync(request => Answer(request, appears: false));
        using var store = new S3ArtifactStore(AnsweringS3.Options(server));

        var failure = await Assert.ThrowsAsync<ArtifactStoreUnusableException>(() => store.PutAsync(new MemoryStream(Large), Stop));

        Assert.Contains("it, or what was begun in it, is not there.", failure.Message);
        Assert.Contains("DELETE", requests);
    }

    private IResult Answer(HttpRequest request, bool appears)
    {
        requests.Enqueue(request.Method);
        switch (request.Method)
        {
            case "HEAD":
                return requests.Contains("POST") && appears ? Results.Ok() : Results.NotFound();
            case "GET":
                return AnsweringS3.Xml($"<ListBucketResult {Namespace}><Name>semcov</Name><IsTruncated>false</IsTruncated></ListBucketResult>");
            case "POST" when request.Query.ContainsKey("uploads"):
                return AnsweringS3.Xml($"<InitiateMultipartUploadResult {Namespace}><Bucket>semcov</Bucket><UploadId>one</UploadId></InitiateMultipartUploadResult>");
            case "POST":
                return AnsweringS3.Error(404, "NoSuchUpload");
            case "PUT":
                request.HttpContext.Response.Headers.ETag = "\"part\"";
                return Results.Ok();
            default:
                return Results.NoContent();
        }
    }
}
