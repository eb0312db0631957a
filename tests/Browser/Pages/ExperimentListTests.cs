using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SemCovNet.Tests.Browser.Seeding;
using SemCovNet.Tests.Browser.Site;
using static Microsoft.Playwright.Assertions;

namespace SemCovNet.Tests.Browser.Pages;

public sealed class ExperimentListTests(SeededSite seeded)
{
    [Fact]
    public async Task A_query_is_in_the_address_and_an_address_gives_it_back()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("experiments");
        await SearchAsync(visit, "recipe = semcovnet");
        await Expect(Rows(visit)).ToHaveCountAsync(2);
        await SearchAsync(visit, "recipe = semcovnet and auc > 0.5");
        await Expect(Rows(visit)).ToHaveCountAsync(1);

        await visit.OpenAsync(visit.Page.Url);
        await Expect(Rows(visit)).ToHaveCountAsync(1);
        await Expect(Query(visit)).ToHaveValueAsync("recipe = semcovnet and auc > 0.5");
        await visit.Page.GoBackAsync();
        await Expect(Rows(visit)).ToHaveCountAsync(2);
        await Expect(Query(visit)).ToHaveValueAsync("recipe = semcovnet");
    }

    [Fact]
    public async Task A_query_that_cannot_be_read_is_pointed_at_and_leaves_the_list_as_it_is()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("experiments?where=recipe+%3D+semcovnet");
        await SearchAsync(visit, "recipe = semcovnet and acu > 0.5");

        await Expect(visit.Page.Locator(".query-wrong")).ToContainTextAsync("Character 24: There is no field \"acu\". Did you mean auc?");
        await Expect(Query(visit)).ToHaveValueAsync("recipe = semcovnet and acu > 0.5");
        await Expect(Rows(visit)).ToHaveCountAsync(2);
    }

    // The list stood still, and its export held experiments of every query.
    [Fact]
    public async Task Beside_a_query_that_cannot_be_read_the_list_is_sorted_paged_and_exported_as_before()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("experiments?where=status+%3D+completed&limit=2");
        await SearchAsync(visit, "acu > 0.5");
        await Expect(visit.Page.Locator(".query-wrong")).ToBeVisibleAsync();

        var heading = visit.Page.GetByRole(AriaRole.Link, new() { Name = "AUC" });
        await heading.ClickAsync();
        await Expect(visit.Page.Locator("th[aria-sort='descending']")).ToHaveTextAsync("AUC ↓");
        var highest = await AucsAsync(visit);
        await heading.ClickAsync();
        await Expect(visit.Page.Locator("th[aria-sort='ascending']")).ToHaveTextAsync("AUC ↑");
        var lowest = await AucsAsync(visit);
        Assert.Equal(highest.OrderDescending(), highest);
        Assert.Equal(lowest.Order(), lowest);

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Next page" }).ClickAsync();
        await Expect(Rows(visit)).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator(".pager")).ToContainTextAsync("1 of 3");
        Assert.Equal(3, (await visit.ExportAsync("experiments as CSV")).TrimEnd().Split("\r\n").Skip(1).Count());
    }

    [Fact]
    public async Task What_may_come_next_is_offered_and_a_click_writes_it()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("experiments");
        await Expect(visit.Page.Locator("h1")).ToBeFocusedAsync();
        await Query(visit).PressSequentiallyAsync("sta");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "status" }).ClickAsync();
        await Expect(Query(visit)).ToHaveValueAsync("status ");
        await Query(visit).PressSequentiallyAsync("= fa");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "failed" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();

        await Expect(Rows(visit)).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Columns_are_chosen_and_pinned_and_a_key_of_the_recipe_can_be_one()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("experiments?columns=recipe,auc,config.cdi.weight&pin=auc");

        await Expect(visit.Page.Locator("[data-table='experiments'] thead th")).ToHaveTextAsync(["Chosen to compare", "Experiment", "AUC", "Recipe", "cdi.weight"]);
        await Expect(visit.Page.Locator($"[data-experiment='{Story.Promoted}'] td").Last).ToHaveTextAsync("10");
        await visit.Page.Locator(".column-choice summary").ClickAsync();
        await visit.Page.GetByLabel("Show Recipe").UncheckAsync();
        await Expect(visit.Page.Locator("[data-table='experiments'] thead th")).ToHaveTextAsync(["Chosen to compare", "Experiment", "AUC", "cdi.weight"]);
    }

    [Fact]
    public async Task A_group_leads_to_the_experiments_in_it()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("experiments?where=attempt+%3E+0&group=recipe");
        await visit.Page.Locator("[data-group='semcovnet'] a").ClickAsync();

        await Expect(Query(visit)).ToHaveValueAsync("(attempt > 0) and recipe = \"semcovnet\"");
        await Expect(Rows(visit)).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_view_is_saved_by_name_for_everybody_opened_and_removed()
    {
        await using var site = await DashboardSite.StartSeededAsync(annotation: false);
        await using var visit = await seeded.Browser.VisitAsync(site);
        await visit.OpenAsync("experiments?where=status+%3D+failed&columns=recipe,error");
        await visit.Page.Locator(".saved-views summary").ClickAsync();
        await visit.Page.GetByLabel("Name of the view").FillAsync("What broke");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(visit.Page.Locator(".view-list li")).ToHaveCountAsync(1);

        await using var other = await seeded.Browser.VisitAsync(site);
        await other.OpenAsync("experiments");
        await other.Page.Locator(".saved-views summary").ClickAsync();
        await other.Page.GetByRole(AriaRole.Link, new() { Name = "What broke" }).ClickAsync();
        await Expect(Rows(other)).ToHaveCountAsync(1);
        await Expect(Query(other)).ToHaveValueAsync("status = failed");
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Remove the view What broke" }).ClickAsync();
        await Expect(visit.Page.Locator(".view-list li")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Chosen_experiments_are_in_the_address_and_lead_to_their_comparison()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("experiments");
        await Rows(visit).Nth(3).GetByRole(AriaRole.Checkbox).CheckAsync();
        await Expect(visit.Page).ToHaveURLAsync(new Regex("chosen="));
        await Rows(visit).Nth(4).GetByRole(AriaRole.Checkbox).CheckAsync();

        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Compare 2 chosen" })).ToHaveAttributeAsync("href", new Regex("^compare\\?ids=[^,]+,[^,]+$"));
    }

    [Fact]
    public async Task Ten_are_chosen_at_most_and_the_others_say_why_they_cannot_be()
    {
        var (site, _) = await SeededMany.StartAsync(12);
        await using var ended = site;
        await using var visit = await seeded.Browser.VisitAsync(site);
        await visit.OpenAsync("experiments");
        for (var row = 0; row < 10; row++)
            await Rows(visit).Nth(row).GetByRole(AriaRole.Checkbox).CheckAsync();

        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Compare 10 chosen" })).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText("10 are the most that are compared at once.")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("tr[data-experiment] input:disabled:not(:checked)")).ToHaveCountAsync(2);
        await Expect(Rows(visit).Last.GetByRole(AriaRole.Checkbox)).ToHaveAttributeAsync("title", "10 are chosen, and no more are compared at once: let one go first");

        await Rows(visit).First.GetByRole(AriaRole.Checkbox).UncheckAsync();
        await Expect(visit.Page.Locator("tr[data-experiment] input:disabled")).ToHaveCountAsync(0);
        await Rows(visit).Last.GetByRole(AriaRole.Checkbox).CheckAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Compare 10 chosen" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_eleventh_tick_that_comes_before_the_page_knows_of_the_tenth_is_taken_back()
    {
        var (site, _) = await SeededMany.StartAsync(12);
        await using var ended = site;
        await using var visit = await seeded.Browser.VisitAsync(site);
        await visit.OpenAsync("experiments");

        await visit.Page.EvaluateAsync("[...document.querySelectorAll('tr[data-experiment] input')].slice(0, 11).forEach(box => box.click())");

        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Compare 10 chosen" })).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("tr[data-experiment] input:checked")).ToHaveCountAsync(10);
    }

    [Fact]
    public async Task A_heading_sorts_and_a_second_click_turns_the_order_round()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("experiments?where=status%3Dcompleted");
        var heading = visit.Page.GetByRole(AriaRole.Link, new() { Name = "AUC" });
        await heading.ClickAsync();
        await Expect(visit.Page.Locator("th[aria-sort='descending']")).ToHaveTextAsync("AUC ↓");
        var descending = await AucsAsync(visit);
        await heading.ClickAsync();
        await Expect(visit.Page.Locator("th[aria-sort='ascending']")).ToHaveTextAsync("AUC ↑");

        Assert.Equal(descending.OrderDescending(), descending);
        Assert.Equal(descending.Reverse(), await AucsAsync(visit));
    }

    [Fact]
    public async Task Pages_follow_one_another_until_every_experiment_was_shown_once()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("experiments?limit=4");
        var first = await IdsAsync(visit);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Next page" }).ClickAsync();
        await Expect(Rows(visit)).ToHaveCountAsync(2);
        var second = await IdsAsync(visit);

        Assert.Equal(6, first.Concat(second).Distinct().Count());
        await Expect(visit.Page).ToHaveURLAsync(new Regex("after="));
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Next page" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_reader_says_how_many_rows_a_page_has_and_sees_how_many_there_are()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("experiments?limit=4");
        await Expect(visit.Page.Locator(".pager")).ToContainTextAsync("4 of 6");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Next page" }).ClickAsync();
        await Expect(visit.Page.Locator(".pager")).ToContainTextAsync("2 of 6");

        await visit.Page.GetByLabel("Rows").SelectOptionAsync("50");

        await Expect(Rows(visit)).ToHaveCountAsync(6);
        await Expect(visit.Page.Locator(".pager")).ToContainTextAsync("6 of 6");
        await Expect(visit.Page).ToHaveURLAsync(new Regex(@"\?limit=50$"));
    }

    [Fact]
    public async Task A_filter_that_matches_nothing_says_so()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("experiments?where=nothing-has-this-name");

        await Expect(visit.Page.Locator(".state-empty")).ToContainTextAsync("No experiment matches");
    }

    [Fact]
    public async Task An_undefined_figure_is_a_dash_with_its_reason_and_never_zero()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("experiments");
        var figure = visit.Page.Locator($"[data-experiment='{Story.Undefined}'] [data-metric='cdi.within@1']");

        await Expect(figure.Locator(".metric-value")).ToHaveTextAsync("—");
        await Expect(figure).ToHaveAttributeAsync("data-value", "");
        await Expect(figure).ToHaveAttributeAsync("title", new Regex("Fewer than 3 groups"));
    }

    private static ILocator Rows(Visit visit) => visit.Page.Locator("tr[data-experiment]");

    private static ILocator Query(Visit visit) => visit.Page.GetByLabel("Query");

    private static async Task SearchAsync(Visit visit, string query)
    {
        await Query(visit).FillAsync(query);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
    }

    private static Task<string[]> IdsAsync(Visit visit) => visit.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('tr[data-experiment]')].map(row => row.dataset.experiment)");

    private static Task<double[]> AucsAsync(Visit visit) =>
        visit.Page.EvaluateAsync<double[]>("[...document.querySelectorAll(\"[data-metric='auc@1']\")].map(figure => Number(figure.dataset.value))");
}
