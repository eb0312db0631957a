using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SemCovNet.Contracts.Events;
using SemCovNet.Tests.Browser.Seeding;
using SemCovNet.Tests.Browser.Site;
using static Microsoft.Playwright.Assertions;

namespace SemCovNet.Tests.Browser.Pages;

public sealed class LineageTests(SeededSite seeded)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

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
        var (x, y) = await visit.Page.LineageNodeAsync("promotion");

        await visit.Page.Mouse.MoveAsync(x, y);
        var onPath = await visit.Page.LineagePathAsync();
        await visit.Page.Mouse.DownAsync();
        await visit.Page.Mouse.UpAsync();

        Assert.Equal(
            ["annotationbatch", "annotationset", "datasetversion", "evaluation", "experiment", "gate", "images", "model", "promotion"], onPath.Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(1, onPath.Count(kind => kind == "experiment"));
        await Expect(visit.Page.Locator(".lineage-panel .panel-kind")).ToContainTextAsync("promotion");
    }

    [Fact]
    public async Task The_kinds_stand_from_left_to_right_as_one_led_to_the_other()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"lineage?experiment={Story.Promoted}");
        await visit.DrawnAsync();

        List<float> chain = [];
        foreach (var kind in (string[])["images", "datasetversion", "annotationset", "experiment", "model", "evaluation", "gate", "promotion"])
            chain.Add((await visit.Page.LineageNodeAsync(kind)).X);
        Assert.Equal(chain.Order(), chain);
        Assert.Equal(chain.Count, chain.Distinct().Count());

        await visit.OpenAsync($"lineage?experiment={Story.Running}");
        await visit.DrawnAsync();
        var (gate, retraining) = (await visit.Page.LineageNodeAsync("gate"), await visit.Page.LineageNodeAsync("retraining"));
        Assert.True(gate.X < retraining.X);
        await visit.Page.Mouse.MoveAsync(retraining.X, retraining.Y);
        Assert.Superset(
            new HashSet<string> { "images", "annotationbatch", "datasetversion", "annotationset", "experiment", "model", "evaluation", "gate", "retraining" },
            (await visit.Page.LineagePathAsync()).ToHashSet());
    }

    [Fact]
    public async Task What_came_from_what_is_told_and_shown_without_a_pointer()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync($"lineage?node=promotion:{Story.Promoted}");
        await visit.DrawnAsync();
        var panel = visit.Page.Locator(".lineage-panel");

        await Expect(panel).ToContainTextAsync("Nothing so far.");
        await FollowAsync("gate: passed", "gate");
        Assert.Equal(1, (await visit.Page.LineagePathAsync()).Count(kind => kind == "experiment"));
        await FollowAsync("test, n = ", "evaluation");
        await FollowAsync("model of attempt 1", "model");
        await FollowAsync("semcovnet", "experiment");
        await FollowAsync("annotations v2", "annotation set");
        await FollowAsync("corrections.csv", "annotation batch");
        await Expect(panel).ToContainTextAsync("Nothing before it.");
        await Expect(panel).ToContainTextAsync("1,484");
        await Expect(panel.Locator("[data-neighbours='Led to'] li")).ToHaveCountAsync(1);
        Assert.Contains("promotion", await visit.Page.LineagePathAsync());

        async Task FollowAsync(string name, string kind)
        {
            await panel.Locator("[data-neighbours='Came from']").GetByRole(AriaRole.Link, new() { Name = name }).First.ClickAsync();
            await Expect(panel.Locator(".panel-kind")).ToHaveTextAsync(kind);
        }
    }

    [Fact]
    public async Task From_an_earlier_moment_an_experiment_opens_as_it_was_then()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        var trained = await seeded.Site.Store.ReadStreamAsync(Streams.Experiment(Story.Promoted), 0, Stop).FirstAsync(recorded => recorded.Body is TrainingCompleted, Stop);
        // Between two nodes: the newest event of the experiment is an epoch, which is none.
        var at = trained.Position.Value - 1;
        var open = visit.Page.Locator(".lineage-panel").GetByRole(AriaRole.Link, new() { Name = "Open" });

        await visit.OpenAsync($"lineage?at={at}&node=experiment:{Story.Promoted}");
        await Expect(open).ToHaveAttributeAsync("href", $"experiments/{Story.Promoted}?at={trained.Version - 1}");
        await visit.OpenAsync($"lineage?at={at}&node=dataset-version:{SeededDataset.Id}:1");
        await Expect(open).ToHaveTextAsync("Open as it is now");
    }

    [Fact]
    public async Task The_graph_is_dragged_and_zoomed_about_the_pointer_and_a_drag_chooses_nothing()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("lineage");
        await visit.DrawnAsync();
        var (x, y) = await visit.Page.LineageNodeAsync("promotion");
        var (left, _) = await visit.Page.LineageNodeAsync("datasetversion");

        await visit.Page.Mouse.MoveAsync(x, y);
        await visit.Page.Mouse.DownAsync();
        await visit.Page.Mouse.MoveAsync(x - 60, y + 30, new() { Steps = 3 });
        await visit.Page.Mouse.UpAsync();
        Assert.Equal((x - 60, y + 30), await visit.Page.LineageNodeAsync("promotion"), Near);

        await visit.Page.Mouse.WheelAsync(0, -200);
        for (var clock = System.Diagnostics.Stopwatch.StartNew(); (await visit.Page.LineageNodeAsync("datasetversion")).X > left - 61;)
            Assert.InRange(clock.Elapsed.TotalSeconds, 0, Patience);
        Assert.Equal((x - 60, y + 30), await visit.Page.LineageNodeAsync("promotion"), Near);
        await Expect(visit.Page).Not.ToHaveURLAsync(new Regex("node="));
    }

    [Fact]
    public async Task The_graph_is_shown_as_of_an_earlier_moment_and_so_many_steps_deep()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("lineage?at=4");
        await visit.DrawnAsync();
        await Expect(visit.Page.Locator("[data-shown]")).ToHaveAttributeAsync("data-shown", "2/2");

        await visit.OpenAsync($"lineage?experiment={Story.Promoted}&depth=1");
        await visit.DrawnAsync();
        await Expect(visit.Page.Locator("[data-shown]")).ToHaveAttributeAsync("data-shown", new Regex("^4/"));
        await visit.Page.GotoAsync("lineage?at=soon");
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("neither the position of an event nor a time");
    }

    [Fact]
    public async Task Five_thousand_nodes_of_a_study_are_drawn_as_the_six_that_they_come_to()
    {
        await using var site = await DashboardSite.StartAsync();
        await SeededStudy.WriteAsync(site.Store, experiments: 1250);
        await site.CaughtUpAsync();
        await using var visit = await seeded.Browser.VisitAsync(site);
        await visit.OpenAsync("lineage");
        await visit.DrawnAsync();

        var clock = System.Diagnostics.Stopwatch.StartNew();
        await visit.Page.GotoAsync("lineage?depth=");
        await visit.Page.Locator("[data-drawn]").WaitForAsync();
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 2 * Patience);
        await Expect(visit.Page.Locator("[data-shown]")).ToHaveAttributeAsync("data-shown", "6/5000");
        await Expect(visit.Page.Locator("[data-left-out]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Of_more_the_newest_are_drawn_with_their_data_and_the_page_says_how_many_are_not()
    {
        await using var site = await DashboardSite.StartAsync();
        await SeededStudy.WriteAsync(site.Store, experiments: 1300);
        await site.CaughtUpAsync();
        await using var visit = await seeded.Browser.VisitAsync(site);
        await visit.OpenAsync("lineage");
        await visit.DrawnAsync();

        await Expect(visit.Page.Locator("[data-shown]")).ToHaveAttributeAsync("data-shown", "6/5000");
        await Expect(visit.Page.Locator("[data-left-out='200']")).ToContainTextAsync("200 older nodes of 5,200 are left out");
        await Expect(visit.Page.Locator("[data-left-out]")).ToContainTextAsync("choose one dataset");
    }

    private static bool Near((float X, float Y) one, (float X, float Y) other) => Math.Abs(one.X - other.X) < 2 && Math.Abs(one.Y - other.Y) < 2;

    // Two seconds are for a machine that does nothing else; test runs share theirs.
    private const int Patience = 5;
}
