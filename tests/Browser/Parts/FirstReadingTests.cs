using Microsoft.Extensions.Diagnostics.HealthChecks;
using SemCovNet.Tests.Browser.Site;

namespace SemCovNet.Tests.Browser.Parts;

public sealed class FirstReadingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dashboard_is_ready_once_its_first_pages_were_read_ahead()
    {
        await using var site = await DashboardSite.StartAsync(readsAhead: true);

        var health = await CheckAsync(site);
        while (health is { Status: HealthStatus.Unhealthy, Description: "The first pages are being read ahead." })
        {
            await Task.Delay(20, Stop);
            health = await CheckAsync(site);
        }

        Assert.Equal((HealthStatus.Healthy, "The first pages were read ahead."), (health.Status, health.Description));
    }

    private static async Task<HealthReportEntry> CheckAsync(DashboardSite site) =>
        (await site.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Name == "first pages", Stop)).Entries["first pages"];
}
