using Microsoft.Extensions.Diagnostics.HealthChecks;
using SemCovNet.Tests.Browser.Site;

namespace SemCovNet.Tests.Browser.Parts;

public sealed class FirstReadingTests
{
    [Fact]
    public async Task A_dashboard_is_ready_once_its_first_pages_were_read_ahead()
    {
        await using var site = await DashboardSite.StartAsync(readsAhead: true);

        var report = await site.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Name == "first pages", TestContext.Current.CancellationToken);

        Assert.Equal((HealthStatus.Healthy, "The first pages were read ahead."), (report.Status, report.Entries["first pages"].Description));
    }
}
