using System.Net;
using System.Text;
using SemCovNet.Dashboard.Pages.Admin;
using SemCovNet.Tests.Browser.Site;

namespace SemCovNet.Tests.Browser.Pages;

/// <summary>What <c>POST /api/maintenance</c> refuses.</summary>
public sealed class MaintenanceEndpointTests
{
    [Theory]
    [InlineData("""{"kind":"verify","reason":" "}""", "Give the reason")]
    [InlineData("""{"kind":"rebuild"}""", "Give the reason")]
    [InlineData("""{"kind":9,"reason":"an audit"}""", "the kind is one of Verify, Rebuild")]
    [InlineData("""{"reason":"an audit"}""", "the kind is one of Verify, Rebuild")]
    public async Task Nothing_begins_without_a_reason_or_a_kind_that_is_known(string body, string refusal)
    {
        await using var site = await DashboardSite.StartAsync();
        using var client = new HttpClient { BaseAddress = site.Address };

        using var answer = await client.SendAsync(Asked(body), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains(refusal, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(site.Services.GetRequiredService<Maintenance>().Runs);
    }

    [Fact]
    public async Task Nothing_begins_while_something_runs()
    {
        const string body = """{"kind":"verify","reason":"an audit"}""";
        var cancellation = TestContext.Current.CancellationToken;
        await using var site = await DashboardSite.StartAsync();
        using var client = new HttpClient { BaseAddress = site.Address };
        var maintenance = site.Services.GetRequiredService<Maintenance>();
        var ended = new TaskCompletionSource();
        HttpStatusCode? second = null;
        maintenance.Changed += () =>
        {
            // The work begins only after those who listen were told that its turn is taken.
            second ??= StatusOf(client, body, cancellation);
            if (!maintenance.IsRunning)
                ended.TrySetResult();
        };

        using var first = await client.SendAsync(Asked(body), cancellation);

        Assert.Equal(HttpStatusCode.NoContent, first.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, second);
        await ended.Task.WaitAsync(TimeSpan.FromMinutes(1), cancellation);
    }

    private static HttpStatusCode StatusOf(HttpClient client, string body, CancellationToken cancellation)
    {
        using var answer = client.Send(Asked(body), cancellation);
        return answer.StatusCode;
    }

    private static HttpRequestMessage Asked(string body) =>
        new(HttpMethod.Post, "api/maintenance") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
}
