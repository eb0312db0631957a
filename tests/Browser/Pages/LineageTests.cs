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
    public async Task A_click_into_the_graph_chooses_a_node()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"lineage?experiment={Story.Waiting}");
        await visit.DrawnAsync();
        var canvas = (await visit.Page.Locator("[data-chart='lineage']").BoundingBoxAsync())!;

        // The graph is fitted to its frame with a margin of 24 pixels: its leftmost node, the dataset, begins there.
        await Expect(visit.Page.Locator(".lineage-panel h2")).ToHaveCountAsync(0);
        for (var y = canvas.Y + 20; y < canvas.Y + canvas.Height && await visit.Page.Locator(".lineage-panel h2").CountAsync() == 0; y += 20)
            await visit.Page.Mouse.ClickAsync(canvas.X + 60, y);

        await Expect(visit.Page.Locator(".lineage-panel .panel-kind")).ToContainTextAsync("dataset version");
    }
}
