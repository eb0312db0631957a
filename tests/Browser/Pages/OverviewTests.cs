using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Dashboard;
using SemCovNet.Tests.Browser.Seeding;
using SemCovNet.Tests.Browser.Site;
using static Microsoft.Playwright.Assertions;

namespace SemCovNet.Tests.Browser.Pages;

public sealed class OverviewTests(SeededSite seeded)
{
    private const int MostLinksOfTheHead = 30;

    // Of the last three, which are never empty, what they tell.
    private static readonly IReadOnlyDictionary<string, string> WaysOn = new Dictionary<string, string>
    {
        ["/"] = "pre:has-text('semcov demo --serve')",
        ["/experiments"] = "pre:has-text('semcov train')",
        ["/experiments/{Id}"] = "a[href='experiments']",
        ["/experiments/{Id}/cases"] = "a[href='experiments/none']",
        ["/experiments/{Id}/cases/{*Image}"] = "a[href='experiments/none/cases']",
        ["/models"] = "pre:has-text('semcov train')",
        ["/compare"] = "a[href='experiments']",
        ["/queue"] = "pre:has-text('semcov train')",
        ["/datasets"] = "pre:has-text('semcov import')",
        ["/datasets/{Id}"] = "a[href='datasets']",
        ["/datasets/{Id}/images"] = "a[href='datasets']",
        ["/datasets/{Id}/diff"] = "a[href='datasets']",
        ["/datasets/{Id}/agreement"] = "a[href='datasets']",
        ["/annotate"] = "pre:has-text('semcov import')",
        ["/annotate/{Dataset}"] = "pre:has-text('semcov import')",
        ["/annotate/{Dataset}/{*Image}"] = "a[href='datasets/none/images']",
        ["/lineage"] = "pre:has-text('semcov demo')",
        ["/fairness"] = "pre:has-text('semcov monitor feed')",
        ["/fairness/models/{Id}"] = "pre:has-text('semcov monitor feed none')",
        ["/not-found"] = "a[href='experiments']",
        ["/definitions"] = "dl",
        ["/keyboard"] = "table",
        ["/admin"] = "dl",
    };

    [Fact]
    public async Task The_overview_shows_what_runs_the_newest_verdicts_and_the_datasets()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("");

        await Expect(visit.Page.Locator("[aria-labelledby='running'] .running-list li")).ToHaveCountAsync(2);
        await Expect(visit.Page.Locator($"tr[data-experiment='{Story.Promoted}'] [data-verdict]")).ToHaveTextAsync("✓ passed");
        await Expect(visit.Page.Locator($"tr[data-experiment='{Story.Broken}'] [data-verdict]")).ToHaveTextAsync("✕ failed");
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Lesions, dermoscopic" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_overview_shows_each_datasets_newest_coverage_debt_and_leads_to_it()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site, height: 400);
        await visit.OpenAsync("");
        await Expect(visit.Page.Locator($"[data-dataset='{SeededDataset.Id}'] td.num")).ToHaveTextAsync(["0.118", "−0.024", "0.090", "8 d ago"]);

        await visit.Page.Locator($"[data-dataset='{SeededDataset.Id}'] a").ClickAsync();

        await Expect(visit.Page).ToHaveURLAsync(new Regex($@"/fairness\?dataset={SeededDataset.Id}#debt$"));
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = $"Coverage debt of {SeededDataset.Id}" })).ToBeInViewportAsync();
    }

    [Fact]
    public async Task The_course_of_coverage_debt_is_drawn_with_the_readers_months_and_stands_in_a_table()
    {
        await using var site = await DashboardSite.StartAsync();
        var dataset = new SeededDataset(new(site.Store), site.Artifacts);
        await dataset.WriteAsync(new(2026, 2, 1, 12, 0, 0, TimeSpan.Zero));
        await dataset.MeasuredAsync(2, 0.1, new(2026, 5, 20, 12, 0, 0, TimeSpan.Zero));
        await dataset.MeasuredAsync(2, 0.08, new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero));
        await site.CaughtUpAsync();
        await using var visit = await seeded.Browser.VisitAsync(site, locale: "de-DE", timeZone: "Europe/Berlin");
        await visit.OpenAsync("");
        await visit.DrawnAsync();

        var drawn = await visit.ExportAsync("Coverage debt in tenfolds; 0 is none as SVG");
        Assert.Contains(">Mai<", drawn);
        Assert.DoesNotContain(">May<", drawn);
        var rows = (await visit.ExportAsync("coverage debt over time as CSV")).TrimStart('\uFEFF').TrimEnd().Split("\r\n");
        Assert.Equal("Dataset,Version,Annotations,Debt,Tail coverage,Measured", rows[0]);
        Assert.Equal(["0.08", "0.1", "0.118", "0.142"], rows[1..].Select(row => row.Split(',')[3]));

        await visit.Page.GetByText("Coverage debt over time as a table").ClickAsync();
        await Expect(visit.Page.Locator("[data-table='coverage debt over time'] tbody tr")).ToHaveCountAsync(4);
    }

    [Fact]
    public async Task Coverage_that_was_measured_late_is_not_shown_as_the_newest()
    {
        await using var site = await DashboardSite.StartAsync();
        var (dataset, at) = (new SeededDataset(new(site.Store), site.Artifacts), new DateTimeOffset(2026, 2, 1, 12, 0, 0, TimeSpan.Zero));
        await dataset.WriteAsync(at);
        await dataset.MeasuredAsync(4, 0.1, at.AddHours(1));
        await dataset.MeasuredAsync(3, 0.11, at.AddHours(2));
        await site.CaughtUpAsync();
        await using var visit = await seeded.Browser.VisitAsync(site);

        await visit.OpenAsync("");
        await Expect(visit.Page.Locator($"[data-dataset='{SeededDataset.Id}'] td.num").First).ToHaveTextAsync("0.100");
        await visit.OpenAsync($"fairness?dataset={SeededDataset.Id}");
        await Expect(visit.Page.Locator("[data-table='coverage debt'] tbody th").First).ToHaveTextAsync("version 1, annotations 4");
    }

    [Fact]
    public async Task An_empty_store_says_on_every_page_which_command_to_run_or_where_to_go_on()
    {
        await using var empty = await DashboardSite.StartAsync(annotation: true);
        await using var visit = await seeded.Browser.VisitAsync(empty);
        // The annotation service knows no agreement on a dataset that is not there.
        visit.Expected.AddRange(["404", "Failed to load resource"]);
        foreach (var (template, wayOn) in WaysOn)
        {
            await visit.OpenAsync(Regex.Replace(template, @"\{.+?\}", "none").TrimStart('/'));
            await Expect(visit.Page.Locator("main").Locator(wayOn).First).ToBeVisibleAsync();
        }
        var templates = typeof(Routes).Assembly.GetTypes().SelectMany(page => page.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template);
        Assert.Equal(templates.Order(StringComparer.Ordinal), WaysOn.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_empty_in_a_part_of_a_page_leads_on_too()
    {
        await using var site = await DashboardSite.StartAsync();
        await new Seeding.StreamWriter(site.Store).AppendAsync(Streams.Dataset("bare"), TimeProvider.System.GetUtcNow(), "user:maria",
            new DatasetRegistered("bare", "Bare", "table", "mel", null), new DatasetVersionPublished("bare", 1, Digest.Of([1]), 10, 10, ["a", "b"], new Dictionary<string, int>()));
        await site.CaughtUpAsync();
        await using var visit = await seeded.Browser.VisitAsync(site);
        foreach (var (address, wayOn) in new[]
        {
            ("", "[aria-labelledby='running'] a[href='datasets']"), ("", "[aria-labelledby='trends'] a[href='datasets']"), ("datasets/bare", "#annotations a[href='annotate/bare']"),
            ("datasets/bare", "#uploads a[href='annotate/bare']"), ("fairness?dataset=bare", "#debt a[href='annotate/bare']"),
        })
        {
            await visit.OpenAsync(address);
            await Expect(visit.Page.Locator(wayOn)).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task An_unknown_address_is_answered_with_404_and_a_way_on()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        visit.Expected.AddRange(["404", "Failed to load resource"]);
        var response = await visit.Page.GotoAsync("no/such/page");
        await visit.SettleAsync();

        Assert.Equal(404, response!.Status);
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("There is no such page");
        await Expect(visit.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "All experiments" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_theme_follows_the_system_until_it_is_chosen_and_the_choice_is_kept()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site, ColorScheme.Dark);
        await visit.OpenAsync("");
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", "dark");

        await visit.Page.Locator("[data-theme-toggle]").ClickAsync();
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", "light");
        await visit.OpenAsync("datasets");
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", "light");
    }

    [Fact]
    public async Task Keys_alone_reach_a_link_that_skips_to_the_content()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("experiments");
        // A page that opens has the focus on its heading: back from there lies all that stands before the content.
        for (var step = 0; step < MostLinksOfTheHead && !await IsInAsync(visit, ".skip-link"); step++)
            await visit.Page.Keyboard.PressAsync("Shift+Tab");
        await Expect(visit.Page.Locator(".skip-link")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");

        await Expect(visit.Page).ToHaveURLAsync(new Regex("/experiments#content$"));
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.True(await IsInAsync(visit, "main"), "the next Tab does not go on in the content");
    }

    private static Task<bool> IsInAsync(Visit visit, string selector) => visit.Page.EvaluateAsync<bool>($"document.activeElement.closest('{selector}') !== null");
}
