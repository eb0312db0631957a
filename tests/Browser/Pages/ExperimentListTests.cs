using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SemCovNet.Tests.Browser.Seeding;
using SemCovNet.Tests.Browser.Site;
using static Microsoft.Playwright.Assertions;

namespace SemCovNet.Tests.Browser.Pages;

public sealed class ExperimentListTests(SeededSite seeded)
{
    [Fact]
    public async Task Search_and_filter_are_in_the_address_and_an_address_gives_them_back()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("experiments");
        await visit.Page.GetByLabel("Search").FillAsync("semcovnet");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Expect(Rows(visit)).ToHaveCountAsync(2);
        await visit.Page.GetByLabel("Status").SelectOptionAsync("completed");
        await Expect(Rows(visit)).ToHaveCountAsync(1);
        await Expect(visit.Page).ToHaveURLAsync(new Regex("search=semcovnet&status=completed"));

        await visit.OpenAsync(visit.Page.Url);
        await Expect(Rows(visit)).ToHaveCountAsync(1);
        await Expect(visit.Page.GetByLabel("Search")).ToHaveValueAsync("semcovnet");
        await Expect(visit.Page.GetByLabel("Status")).ToHaveValueAsync("completed");
    }

    [Fact]
    public async Task A_heading_sorts_and_a_second_click_turns_the_order_round()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("experiments?status=completed");
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
    public async Task A_filter_that_matches_nothing_says_so()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("experiments?search=nothing-has-this-name");

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

    private static Task<string[]> IdsAsync(Visit visit) => visit.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('tr[data-experiment]')].map(row => row.dataset.experiment)");

    private static Task<double[]> AucsAsync(Visit visit) =>
        visit.Page.EvaluateAsync<double[]>("[...document.querySelectorAll(\"[data-metric='auc@1']\")].map(figure => Number(figure.dataset.value))");
}
