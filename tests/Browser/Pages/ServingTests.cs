using System.Net;
using SemCovNet.Tests.Browser.Site;

namespace SemCovNet.Tests.Browser.Pages;

/// <summary>What comes over HTTP, without a browser.</summary>
public sealed class ServingTests
{
    [Fact]
    public async Task A_host_outside_serves_the_libraries_with_a_policy_that_allows_no_foreign_script()
    {
        await using var site = await DashboardSite.StartAsync();
        using var client = new HttpClient { BaseAddress = site.Address };
        foreach (var path in new[] { "_framework/blazor.web.js", "app.css", "js/charts/scatter.js", "lib/bootstrap/bootstrap.min.css", "lib/echarts/echarts.js", "lib/dagre/dagre.js" })
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode);

        var page = await client.GetAsync("", TestContext.Current.CancellationToken);
        Assert.Contains("script-src 'self';", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?![^>]*src=)", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Uploads_are_passed_on_to_an_annotation_service_in_another_process()
    {
        await using var service = await DashboardSite.StartSeededAsync(annotation: true);
        await using var dashboard = await DashboardSite.StartAsync(annotationUrl: service.Address.ToString());
        using var client = new HttpClient { BaseAddress = dashboard.Address };

        // Larger than the 30 MB that a server takes by default.
        using var content = new ByteArrayContent([.. "image,hair\nISIC_1,0.5\n"u8, .. Enumerable.Repeat((byte)'\n', 40 << 20)]);
        var answer = await client.PostAsync("api/datasets/lesions/annotations?file=a.csv&dryRun=true", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("\"dryRun\":true", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_annotation_address_that_is_none_stops_the_start_with_what_to_set()
    {
        var exception = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => DashboardSite.StartAsync(annotationUrl: "annotation:8080"));

        Assert.Contains("Dashboard:AnnotationUrl must be the http or https address of the annotation service", exception.Message, StringComparison.Ordinal);
    }
}
