using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SemCovNet.Tests.Browser.Seeding;
using SemCovNet.Tests.Browser.Site;
using static Microsoft.Playwright.Assertions;

namespace SemCovNet.Tests.Browser.Pages;

public sealed class LineageTests(SeededSite seeded)
{
    [Fact]
    public async Task The_graph_is_drawn_and_a_chosen_node_is_told_in_the_panel()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"lineage?experiment={Story.Promoted}");
        await visit.DrawnAsync();
        await visit.Page.GetByText("nodes as a table").ClickAsync();
        await visit.Page.Locator("[data-table='lineage'] tr", new() { HasText = "promotion" }).GetByRole(AriaRole.Link).ClickAsync();

        await Expect(visit.Page.Locator(".lineage-panel")).ToContainTextAsync($"experiment-{Story.Promoted}@18");
        await Expect(visit.Page.Locator(".lineage-panel").GetByRole(AriaRole.Link, new() { Name = "Open" })).ToHaveAttributeAsync("href", $"experiments/{Story.Promoted}");
        await Expect(visit.Page).ToHaveURLAsync(new Regex("node="));
    }

    [Fact]
    public async Task Hovering_shows_a_nodes_whole_path_and_a_click_chooses_it()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("lineage");
        await visit.DrawnAsync();
        var canvas = (await visit.Page.Locator("[data-chart='lineage']").BoundingBoxAsync())!;
        var node = await visit.Page.EvaluateAsync<double[]>($"(() => {{ const at = {Graph}.nodes('[kind = \"promotion\"]').renderedPosition(); return [at.x, at.y]; }})()");

        await visit.Page.Mouse.MoveAsync(canvas.X + (float)node[0], canvas.Y + (float)node[1]);
        var onPath = await visit.Page.EvaluateAsync<string[]>($"{Graph}.nodes('.path').map(node => node.data('kind')).sort()");
        await visit.Page.Mouse.DownAsync();
        await visit.Page.Mouse.UpAsync();

        Assert.Superset(new HashSet<string> { "datasetversion", "annotationset", "experiment", "model", "promotion" }, onPath.ToHashSet());
        Assert.Equal(1, onPath.Count(kind => kind == "experiment"));
        await Expect(visit.Page.Locator(".lineage-panel .panel-kind")).ToContainTextAsync("promotion");
    }

    [Fact]
    public async Task The_graph_is_shown_as_of_an_earlier_moment_and_so_many_steps_deep()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("lineage?at=4");
        await visit.DrawnAsync();
        await Expect(visit.Page.Locator("[data-shown]")).ToHaveAttributeAsync("data-shown", "1/1");

        await visit.OpenAsync($"lineage?experiment={Story.Promoted}&depth=1");
        await visit.DrawnAsync();
        await Expect(visit.Page.Locator("[data-shown]")).ToHaveAttributeAsync("data-shown", new Regex("^4/"));
        await visit.Page.GotoAsync("lineage?at=soon");
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("neither the position of an event nor a time");
    }

    [Fact]
    public async Task Five_thousand_nodes_cost_the_browser_less_than_two_seconds_collapsed_and_apart()
    {
        await using var site = await DashboardSite.StartAsync();
        await SeededStudy.WriteAsync(site.Store, experiments: 1250);
        await site.CaughtUpAsync();
        await using var visit = await seeded.Browser.VisitAsync(site);
        await visit.OpenAsync("lineage");
        var collapsed = await DrawAsync(visit, "lineage?depth=");
        await Expect(visit.Page.Locator("[data-shown]")).ToHaveAttributeAsync("data-shown", "6/5000");

        var cluster = await visit.Page.EvaluateAsync<string>($"{Graph}.nodes('[kind = \"experiment\"]').id()");
        var apart = await DrawAsync(visit, $"lineage?open={Uri.EscapeDataString(cluster)}");
        await Expect(visit.Page.Locator("[data-shown]")).ToHaveAttributeAsync("data-shown", "5000/5000");
        TestContext.Current.SendDiagnosticMessage($"5000 nodes: {collapsed:F2} s collapsed, {apart:F2} s apart");
        Assert.InRange(collapsed, 0, 2);
        Assert.InRange(apart, 0, 2);
    }

    /// <returns>Seconds that the page's own thread computed until the graph was drawn: other work on the machine does not count.</returns>
    private static async Task<double> DrawAsync(Visit visit, string address)
    {
        var tools = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        await tools.SendAsync("Performance.enable", new Dictionary<string, object> { ["timeDomain"] = "threadTicks" });
        await visit.Page.GotoAsync(address, new() { Timeout = Patience });
        await visit.Page.Locator("[data-drawn]").WaitForAsync(new() { Timeout = Patience });
        var metrics = (await tools.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray();
        return metrics.Single(metric => metric.GetProperty("name").GetString() == "TaskDuration").GetProperty("value").GetDouble();
    }

    // Milliseconds; for a machine that does much else.
    private const float Patience = 120_000;

    // The library leaves the graph at the element that holds it.
    private const string Graph = "document.querySelector('[data-chart=lineage]')._cyreg.cy";
}
