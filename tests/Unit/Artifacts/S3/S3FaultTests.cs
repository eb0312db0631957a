using System.Collections.Concurrent;
using SemCovNet.Artifacts;
using SemCovNet.Artifacts.S3;
using SemCovNet.Contracts;

namespace SemCovNet.Tests.Unit.Artifacts.S3;

public sealed class S3FaultTests
{
    private static readonly byte[] Large = new byte[(24 << 20) + 1];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_is_killed_in_the_middle_of_a_large_upload_shows_nothing_of_it()
    {
        using var server = await S3Process.StartAsync();
        var parts = 0;
        using var store = new S3ArtifactStore(server.Options, new Wire(request =>
        {
            if (IsPart(request) && Interlocked.Increment(ref parts) == 3)
                server.Kill();
        }));

        var failure = await Assert.ThrowsAsync<ArtifactStoreUnusableException>(() => store.PutAsync(new MemoryStream(Large), Stop));

        Assert.StartsWith($"The artifacts' bucket \"semcov\" at {server.Options.Endpoint} cannot be used: ", failure.Message);
        Assert.True(parts >= 3);
        await server.StartAgainAsync();
        Assert.False(await store.ExistsAsync(Digest.Of(Large), Stop));
        Assert.Equal(Digest.Of(Large), await store.PutAsync(new MemoryStream(Large), Stop));
        Assert.Equal(Large, await store.GetAsync(Digest.Of(Large), Stop));
    }

    [Fact]
    public async Task An_upload_that_is_cancelled_is_aborted_and_shows_nothing()
    {
        using var server = await S3Process.StartAsync();
        using var stop = new CancellationTokenSource();
        var requests = new ConcurrentQueue<string>();
        using var store = new S3ArtifactStore(server.Options, new Wire(request =>
        {
            requests.Enqueue($"{request.Method} {request.RequestUri!.Query}");
            if (IsPart(request))
                stop.Cancel();
        }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.PutAsync(new MemoryStream(Large), stop.Token));

        Assert.StartsWith("DELETE ?uploadId=", requests.Last());
        Assert.False(await store.ExistsAsync(Digest.Of(Large), Stop));
    }

    [Fact]
    public async Task What_is_sent_is_signed_as_a_whole_and_bears_its_checksum()
    {
        using var server = await S3Process.StartAsync();
        var sent = new ConcurrentQueue<(string Signed, string Checksum)>();
        using var store = new S3ArtifactStore(server.Options, new Wire(request =>
        {
            if (request.Method == HttpMethod.Put)
                sent.Enqueue((Header(request, "X-Amz-Content-SHA256"), Header(request, "x-amz-checksum-sha256")));
        }));

        var digest = await store.PutAsync(Large.AsMemory(0, 1000), Stop);
        await store.PutAsync(new MemoryStream(Large), Stop);

        Assert.Equal((digest.Hex, Convert.ToBase64String(Convert.FromHexString(digest.Hex))), sent.First());
        Assert.Equal(1 + 4, sent.Count);
        Assert.All(sent, each => Assert.Equal(each.Signed, Convert.ToHexStringLower(Convert.FromBase64String(each.Checksum))));
    }

    [Fact]
    public async Task A_server_that_is_away_is_named_with_what_to_look_at()
    {
        using var server = await S3Process.StartAsync();
        using var store = new S3ArtifactStore(server.Options);
        await store.ProbeAsync(Stop);
        server.Kill();

        foreach (var request in new Func<Task>[] { () => store.ProbeAsync(Stop), () => store.ExistsAsync(Digest.Of([1]), Stop), () => store.GetAsync(Digest.Of([1]), Stop) })
        {
            var failure = await Assert.ThrowsAsync<ArtifactStoreUnusableException>(request);
            Assert.Matches($"^The artifacts' bucket \"semcov\" at {server.Options.Endpoint} cannot be used: Connection refused.*See that the server is up and SEMCOV__ARTIFACTS__S3__ENDPOINT points to it.$", failure.Message);
        }
    }

    [Fact]
    public async Task A_missing_bucket_is_no_missing_artifact()
    {
        using var server = await S3Process.StartAsync();
        server.RemoveBucket();
        using var store = new S3ArtifactStore(server.Options);

        var failure = await Assert.ThrowsAsync<ArtifactStoreUnusableException>(() => store.ExistsAsync(Digest.Of([1]), Stop));

        Assert.Equal(
            $"The artifacts' bucket \"semcov\" at {server.Options.Endpoint} cannot be used: there is no such bucket. Create it, or set SEMCOV__ARTIFACTS__S3__BUCKET to one that is there.",
            failure.Message);
    }

    [Fact]
    public async Task Keys_that_the_server_does_not_know_are_the_reason_it_gives()
    {
        using var server = await S3Process.StartAsync();
        var options = server.Options;
        options.AccessKey = "somebody";
        using var store = new S3ArtifactStore(options);

        var failure = await Assert.ThrowsAsync<ArtifactStoreUnusableException>(() => store.ProbeAsync(Stop));

        Assert.Contains("the keys are refused (InvalidAccessKeyId). See SEMCOV__ARTIFACTS__S3__ACCESSKEY and SEMCOV__ARTIFACTS__S3__SECRETKEY.", failure.Message);
    }

    private static bool IsPart(HttpRequestMessage request) => request.RequestUri!.Query.Contains("partNumber=", StringComparison.Ordinal);

    private static string Header(HttpRequestMessage request, string name) => request.Headers.TryGetValues(name, out var values) ? values.Single() : "";
}
