using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SemCovNet.Artifacts;
using SemCovNet.Artifacts.S3;

namespace SemCovNet.Tests.Unit.Artifacts.S3;

/// <summary>The sweep against answers as Amazon documents them, for the server that the other tests speak to cannot list uploads.</summary>
public sealed class UnfinishedUploadsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly ConcurrentQueue<string> aborted = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Old_ones_are_aborted_over_all_pages_and_what_a_living_writer_uploads_is_not()
    {
        await using var server = await StartAsync();
        using var store = new S3ArtifactStore(Options(server.Urls.Single()));

        var removed = await ((ISweptStore)store).SweepAsync(Noon.AddDays(-1), Stop);

        Assert.Equal(2, removed);
        Assert.Equal(["/semcov/sha256/a old-1", "/semcov/sha256/c old-2"], aborted);
    }

    [Fact]
    public async Task A_server_that_cannot_list_uploads_says_so_and_nothing_else_fails()
    {
        using var server = await S3Process.StartAsync();
        using var store = new S3ArtifactStore(server.Options);

        var failure = await Assert.ThrowsAsync<ArtifactStoreUnusableException>(() => ((ISweptStore)store).SweepAsync(Noon, Stop));

        Assert.Contains("the server answers 501 NotImplemented", failure.Message);
        await store.ProbeAsync(Stop);
    }

    private async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/semcov/", (HttpRequest request) => Results.Text(
            request.Query["key-marker"] == "sha256/b" && request.Query["upload-id-marker"] == "new-1"
                ? Page(("sha256/c", "old-2", Noon.AddDays(-9)))
                : Page("sha256/b", "new-1", ("sha256/a", "old-1", Noon.AddDays(-2)), ("sha256/b", "new-1", Noon.AddHours(-1))),
            "application/xml"));
        app.MapDelete("/semcov/sha256/{key}", (HttpRequest request) =>
        {
            aborted.Enqueue($"{request.Path} {request.Query["uploadId"]}");
            return Results.NoContent();
        });
        await app.StartAsync(Stop);
        return app;
    }

    private static string Page(params (string Key, string Id, DateTimeOffset Begun)[] uploads) => Page("", "", uploads);

    private static string Page(string nextKey, string nextId, params (string Key, string Id, DateTimeOffset Begun)[] uploads) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <ListMultipartUploadsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Bucket>semcov</Bucket><NextKeyMarker>{nextKey}</NextKeyMarker>
        <NextUploadIdMarker>{nextId}</NextUploadIdMarker><IsTruncated>{(nextKey.Length > 0 ? "true" : "false")}</IsTruncated>
        {string.Concat(uploads.Select(each => $"<Upload><Key>{each.Key}</Key><UploadId>{each.Id}</UploadId><Initiated>{each.Begun:yyyy-MM-ddTHH:mm:ss.fffZ}</Initiated></Upload>"))}
        </ListMultipartUploadsResult>
        """;

    private static S3Options Options(string endpoint) => new() { Bucket = "semcov", Endpoint = endpoint, AccessKey = "a", SecretKey = "b", Retries = 0 };
}
