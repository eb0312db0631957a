using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SemCovNet.Contracts.Events;
using SemCovNet.Tests.Browser.Seeding;
using SemCovNet.Tests.Browser.Site;
using static Microsoft.Playwright.Assertions;

namespace SemCovNet.Tests.Browser.Pages;

/// <summary>Numbers and times stand as their reader writes them; what goes to programs does not care who reads.</summary>
public sealed class ReaderTests(SeededSite seeded)
{
    [Theory]
    [InlineData("de-DE", "Europe/Berlin", ",", @"^\d{1,2}\. \S+ \d{4}, \d\d:\d\d:\d\d UTC\+[12]$")]
    [InlineData("en-US", "America/New_York", ".", @"^[A-Z][a-z]{2} \d{1,2}, \d{4}, \d\d:\d\d:\d\d [AP]M UTC−[45]$")]
    public async Task Numbers_and_times_stand_as_the_reader_writes_them(string locale, string zone, string point, string times)
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site, locale: locale, timeZone: zone);
        await visit.OpenAsync($"experiments/{Story.Promoted}?why=auc%401");

        var figure = visit.Page.Locator("[data-metric='auc@1'][data-value^='0.']").First;
        var value = double.Parse((await figure.GetAttributeAsync("data-value"))!, CultureInfo.InvariantCulture);
        await Expect(figure.Locator(".metric-value")).ToHaveTextAsync(value.ToString("F3", CultureInfo.InvariantCulture).Replace(".", point));
        var when = visit.Page.Locator(".why-panel time, [data-why] time").First;
        await Expect(when).ToHaveTextAsync(new Regex(times));
        var local = TimeZoneInfo.ConvertTime(DateTimeOffset.Parse((await when.GetAttributeAsync("datetime"))!, CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById(zone));
        await Expect(when).ToContainTextAsync(local.ToString(":mm:ss", CultureInfo.InvariantCulture));
        await Expect(when).ToContainTextAsync(local.ToString(locale == "de-DE" ? "HH" : "hh", CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_page_that_follows_an_experiment_goes_on_in_its_readers_marks()
    {
        await using var site = await DashboardSite.StartSeededAsync(annotation: false);
        await using var visit = await seeded.Browser.VisitAsync(site, locale: "de-DE", timeZone: "Europe/Berlin");
        await visit.OpenAsync($"experiments/{Story.Running}");
        await visit.Page.GetByText("The curves as a table").ClickAsync();
        var epochs = visit.Page.Locator("details:has-text('The curves as a table') tbody tr");
        await Expect(epochs).ToHaveCountAsync(5);

        await site.Story!.RunningExperiment!.EpochAsync(6);

        await Expect(epochs).ToHaveCountAsync(6);
        await Expect(epochs.Last.Locator("td").First).ToHaveTextAsync(new Regex(@"^\d,\d{3}$"));
    }

    [Fact]
    public async Task A_number_is_typed_as_it_is_shown_and_anything_else_is_told_and_kept()
    {
        await using var site = await DashboardSite.StartSeededAsync(annotation: false);
        await using var visit = await seeded.Browser.VisitAsync(site, locale: "de-DE");
        await visit.OpenAsync("fairness?dataset=default");
        var most = visit.Page.GetByLabel("At most", new() { Exact = true }).First;
        await Expect(most).ToHaveValueAsync("0,08");
        await most.FillAsync("0.1");
        await visit.Page.GetByLabel("Why it changes").FillAsync("clinic 7 asks for less");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(visit.Page.GetByText("is no number: write for instance 0,3.")).ToBeVisibleAsync();
        await Expect(most).ToHaveValueAsync("0.1");

        await most.FillAsync("0,1");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(visit.Page.GetByText("2 changes")).ToBeVisibleAsync();
        var changes = await site.Store.ReadStreamAsync(Streams.Policy("default"), 0, TestContext.Current.CancellationToken).Select(recorded => recorded.Body).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0.1, Assert.Single(changes.OfType<BudgetChanged>()).Limits[0].Maximum);
    }

    [Fact]
    public async Task Every_table_is_exported_alike_whoever_reads_it()
    {
        await using var german = await seeded.Browser.VisitAsync(seeded.Site, locale: "de-DE", timeZone: "Europe/Berlin");
        await using var american = await seeded.Browser.VisitAsync(seeded.Site, locale: "en-US", timeZone: "America/New_York");
        var tables = 0;
        List<string> unlike = [];
        foreach (var (name, address) in StoryPages.All)
        {
            var here = await ExportAsync(german, address);
            var there = await ExportAsync(american, address);
            Assert.Equal(there.Length, here.Length);
            unlike.AddRange(here.Zip(there).Where(pair => pair.First != pair.Second).Select(pair => $"{name}: {FirstUnlike(pair.First, pair.Second)}"));
            tables += here.Length;
        }
        Assert.Empty(unlike);
        Assert.True(tables > 40, $"only {tables} tables");
    }

    private static async Task<string[]> ExportAsync(Visit visit, string address)
    {
        await visit.OpenAsync(address);
        return await visit.Page.EvaluateAsync<string[]>(
            "async () => { const { toCsv } = await import('/js/export.js'); return Promise.all([...document.querySelectorAll('main table:not([data-export=off])')].map(toCsv)); }");
    }

    private static string FirstUnlike(string one, string other) =>
        one.Split('\n').Zip(other.Split('\n')).First(lines => lines.First != lines.Second).ToString();
}
