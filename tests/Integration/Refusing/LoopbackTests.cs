using System.Net;
using SemCovNet.Tests.Integration.Preparing;
using SemCovNet.Tests.Integration.Running;

namespace SemCovNet.Tests.Integration.Refusing;

/// <summary>Until there are accounts, only this machine is served.</summary>
public sealed class LoopbackTests(PreparedHome prepared)
{
    [Fact]
    public async Task A_foreign_host_is_answered_with_400_what_a_foreign_page_sends_with_403_and_this_machine_with_the_page()
    {
        using var home = prepared.Copy();
        await using var platform = home.Start("up", "--urls", "http://127.0.0.1:0");
        var address = (await platform.SaysAsync(@"dashboard at (http://127\.0\.0\.1:\d+)")).Groups[1].Value;
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(new(HttpMethod.Get, address) { Headers = { Host = "evil.example" } }));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(new(HttpMethod.Get, address)));

        var upload = $"{address}/api/datasets/nowhere/annotations?file=x.csv";
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(new(HttpMethod.Post, upload) { Content = new StringContent("image,vessels"), Headers = { { "Sec-Fetch-Site", "cross-site" } } }));
        Assert.Equal(HttpStatusCode.NotFound, await SendAsync(new(HttpMethod.Post, upload) { Content = new StringContent("image,vessels") }));
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://127.0.0.1:0;http://example.org:5080")]
    public async Task No_other_address_is_bound(string urls)
    {
        using var home = new Home();
        var answer = await home.RunAsync("up", "--urls", urls);
        Assert.Equal(2, answer.Exit);
        Assert.Contains($"\"{urls.Split(';')[^1]}\" is not an address of this machine alone. There are no accounts yet, so only loopback is served", answer.Errors);
    }

    private static async Task<HttpStatusCode> SendAsync(HttpRequestMessage request)
    {
        using var client = new HttpClient();
        using (request)
        using (var response = await client.SendAsync(request, TestContext.Current.CancellationToken))
            return response.StatusCode;
    }
}
