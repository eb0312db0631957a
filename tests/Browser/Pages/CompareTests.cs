using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SemCovNet.Tests.Browser.Seeding;
using SemCovNet.Tests.Browser.Site;
using static Microsoft.Playwright.Assertions;

namespace SemCovNet.Tests.Browser.Pages;

public sealed class CompareTests(SeededSite seeded)
{
    private const string Pair = $"compare?ids={Story.Promoted},{Story.Broken}";

    [Fact]
    public async Task Figures_stand_with_their_paired_difference_to_the_baseline_and_another_baseline_turns_it_round()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync(Pair);
        var auc = visit.Page.Locator("[data-measure^='auc@1'] .difference");
        await Expect(auc.Nth(0)).ToHaveTextAsync("baseline");
        await Expect(auc.Nth(1)).ToHaveTextAsync(new Regex(@"[+−]0\.\d{3} \[.+\]"));
        var first = (await auc.Nth(1).InnerTextAsync()).Trim();

        await visit.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("hold the others against") }).ClickAsync();
        await Expect(auc.Nth(1)).ToHaveTextAsync("baseline");
        var turned = (await auc.Nth(0).InnerTextAsync()).Trim();

        Assert.Equal(first[1..6], turned[1..6]);
        Assert.NotEqual(first[0], turned[0]);
        await Expect(visit.Page).ToHaveURLAsync(new Regex("baseline="));
    }

    [Fact]
    public async Task Only_what_differs_is_shown_until_everything_is_asked_for()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync(Pair);
        await Expect(visit.Page.Locator("[data-table='configuration'] tbody tr")).ToHaveCountAsync(1);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Show everything" }).ClickAsync();

        await Expect(visit.Page.Locator("[data-table='configuration'] tbody tr")).ToHaveCountAsync(9);
        await Expect(visit.Page).ToHaveURLAsync(new Regex("configuration=all"));
    }

    [Fact]
    public async Task What_cannot_be_compared_says_why_and_what_would_help()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        visit.Expected.AddRange(["409", "Failed to load resource"]);
        await visit.OpenAsync($"compare?ids={Story.Promoted},{Story.Waiting}");

        await Expect(visit.Page.Locator("#figures .alert")).ToContainTextAsync("is waiting and has no evaluation to compare");
    }

    [Fact]
    public async Task Each_of_ten_experiments_has_a_colour_of_its_own_the_same_in_table_curves_and_parallel_coordinates()
    {
        var (site, ids) = await SeededMany.StartAsync(10);
        await using var ended = site;
        await using var visit = await seeded.Browser.VisitAsync(site);
        visit.Expected.AddRange(["409", "Failed to load resource"]);
        await visit.OpenAsync($"compare?ids={string.Join(',', ids)}");
        await visit.DrawnAsync();

        var marked = await visit.Page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('[data-table=compared] tbody th')].map(run => `${run.textContent.trim()} ${getComputedStyle(run.querySelector('.run-mark')).getPropertyValue('--run').trim()}`)");
        var drawn = await visit.Page.EvaluateAsync<string[][]>(
            """
            async () => {
                const { getInstanceByDom } = await import('/lib/echarts/echarts.js');
                return [...document.querySelectorAll('semcov-chart')].map(getInstanceByDom)
                    .map(chart => chart.getOption().series.map((run, seriesIndex) => `${run.name} ${chart.getVisual({ seriesIndex }, 'color')}`));
            }
            """);

        Assert.Equal(10, marked.Select(run => run.Split(' ')[^1]).Distinct().Count());
        Assert.Equal(5, drawn.Length);
        Assert.All(drawn, runs => Assert.Equal(marked, runs));
    }

    [Fact]
    public async Task More_than_ten_are_compared_in_part_and_the_page_says_which_it_left_out()
    {
        var (site, ids) = await SeededMany.StartAsync(12);
        await using var ended = site;
        await using var visit = await seeded.Browser.VisitAsync(site);
        visit.Expected.AddRange(["409", "Failed to load resource"]);
        await visit.OpenAsync($"compare?ids={string.Join(',', ids)}");
        var leftOut = visit.Page.Locator(".alert-warning a");
        await Expect(visit.Page.Locator(".alert-warning")).ToContainTextAsync("10 experiments are the most that are compared at once. Left out:");
        await Expect(leftOut).ToHaveCountAsync(2);
        await Expect(leftOut.First).ToHaveAttributeAsync("href", $"experiments/{ids[10]}");

        await visit.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^leave out") }).First.ClickAsync();

        await Expect(leftOut).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator("[data-table='compared'] tbody tr")).ToHaveCountAsync(10);
    }

    [Fact]
    public async Task Without_two_experiments_the_page_says_where_to_choose_them()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("compare");

        await Expect(visit.Page.Locator(".state-empty")).ToContainTextAsync("Choose experiments to compare");
    }
}
