using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using SemCovNet.Artifacts;
using SemCovNet.Artifacts.S3;

namespace SemCovNet.Tests.Unit.Artifacts.S3;

public sealed class ProbeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_probe_writes_beside_the_artifacts_and_deletes_what_it_wrote()
    {
        using var server = await S3Process.StartAsync();
        var requests = new ConcurrentQueue<string>();
        using var store = new S3ArtifactStore(server.Options, new Wire(request => requests.Enqueue($"{request.Method} {request.RequestUri!.AbsolutePath}")));

        await store.ProbeAsync(Stop);

        Assert.Equal(["PUT /semcov/probe", "DELETE /semcov/probe"], requests);
    }

    [Fact]
    public async Task A_bucket_that_may_be_listed_and_takes_nothing_fails_the_probe()
    {
        await using var server = await AnsweringS3.StartAsync(request =>
            request.Method == "PUT" ? AnsweringS3.Error(403, "AccessDenied") : Results.NoContent());
        using var store = new S3ArtifactStore(AnsweringS3.Options(server));

        var failure = await Assert.ThrowsAsync<ArtifactStoreUnusableException>(() => store.ProbeAsync(Stop));

        Assert.Contains("the keys lack the right to do this (AccessDenied). They need to read, write, list and delete in the bucket.", failure.Message);
    }
}
