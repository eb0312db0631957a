using System.Diagnostics;
using System.Text.Json;
using SemCovNet.Tests.Integration.Preparing;
using SemCovNet.Tests.Integration.Running;

namespace SemCovNet.Tests.Integration.Observing;

public sealed class TelemetryTests(PreparedHome prepared)
{
    [Fact]
    public async Task Everything_that_follows_from_one_request_is_one_trace()
    {
        using var home = prepared.Copy();
        (await home.RunAsync([.. PreparedHome.Train, "--wait"])).Succeeded();
        var events = (await home.EventsAsync()).Where(recorded => recorded.Stream.StartsWith("experiment-", StringComparison.Ordinal)).ToList();
        var request = events[0].Context;
        Assert.Equal("fairness.gate-decided.v1", events[^1].Type);
        Assert.All(events.Skip(1), recorded =>
        {
            Assert.True(ActivityContext.TryParse(recorded.Context.TraceParent, null, out var trace), $"{recorded.Type} has no trace.");
            Assert.Equal((request.CorrelationId.ToString("N"), request.CorrelationId), (trace.TraceId.ToHexString(), recorded.Context.CorrelationId));
        });
    }

    [Fact]
    public async Task A_running_platform_tells_its_lag_its_queue_and_a_disparity_that_is_defined_to_Prometheus()
    {
        using var home = prepared.Copy();
        var answer = (await home.RunAsync([.. PreparedHome.Train, "--wait", "--json"])).Succeeded().Json;
        var defined = answer.GetProperty("cdi").GetProperty("signed").ValueKind == JsonValueKind.Number;
        await using var platform = home.Start("up", "--urls", "http://127.0.0.1:0");
        var address = (await platform.SaysAsync(@"dashboard at (http://127\.0\.0\.1:\d+)")).Groups[1].Value;
        var metrics = await Patience.WaitAsync(
            ScrapeAsync(new Uri(address), ["semcov_projection_lag_events", "semcov_relay_lag_seconds", "semcov_queue_waiting", .. defined ? ["semcov_cdi"] : Array.Empty<string>()]),
            () => $"Not all metrics were told by {platform}");
        Assert.Matches("semcov_projection_lag_events\\{[^}]*projection=\"experiments\"[^}]*\\} 0", metrics);
        // What is undefined is no sample, and never a 0.
        if (defined)
            Assert.Matches("semcov_cdi\\{[^}]*definition=\"cdi.within@1\"[^}]*\\} -?[01]", metrics);
        else
            Assert.DoesNotContain("definition=\"cdi.within@1\"", metrics);
    }

    private static async Task<string> ScrapeAsync(Uri address, params string[] names)
    {
        using var client = new HttpClient();
        while (true)
        {
            var text = await client.GetStringAsync(new Uri(address, "/metrics"), TestContext.Current.CancellationToken);
            if (names.All(name => text.Contains(name, StringComparison.Ordinal)))
                return text;
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }
}
