using Microsoft.Playwright;
using SemCovNet.Tests.Browser.Seeding;
using SemCovNet.Tests.Browser.Site;

namespace SemCovNet.Tests.Browser.Pages;

/// <summary>
/// What holds for all pages, asked of each while it is open. A visit also fails when a page complains or asks another host: no page leaves the machine.
/// </summary>
public sealed class EveryPageTests(SeededSite seeded)
{
    [Fact]
    public async Task Every_page_fits_its_width_keeps_nobody_out_and_exports_all_it_shows()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await EachAsync(visit, "light-1360", async page => [.. await Accessibility.ViolationsAsync(page), .. await NotExportedAsync(page)]);
    }

    [Fact]
    public async Task Every_page_is_legible_in_the_dark()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site, ColorScheme.Dark);
        await EachAsync(visit, "dark-1360", Accessibility.FaintAsync);
    }

    [Fact]
    public async Task Every_page_fits_a_phone()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site, width: 390);
        await EachAsync(visit, "light-390", _ => Task.FromResult<IReadOnlyList<string>>([]));
    }

    // Pictures are for people to look at.
    private static async Task EachAsync(Visit visit, string appearance, Func<IPage, Task<IReadOnlyList<string>>> faultsAsync)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "screenshots")).FullName;
        List<string> faults = [];
        foreach (var (name, address) in StoryPages.All)
        {
            await visit.OpenAsync(address);
            await visit.DrawnAsync();
            await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{appearance}.png"), FullPage = true });
            if (!await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"))
                faults.Add($"{name}: wider than its window");
            faults.AddRange((await faultsAsync(visit.Page)).Select(fault => $"{name}: {fault}"));
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    // Every table and chart stands in the menu of exports, under a name of its own.
    private static async Task<IReadOnlyList<string>> NotExportedAsync(IPage page)
    {
        var there = await page.Locator("main table:not([data-export=off]), main [data-chart]").CountAsync();
        await page.Locator("details.export-menu > summary").ClickAsync();
        var titles = await page.Locator("[data-export-list] li > span").AllInnerTextsAsync();
        var unlike = titles.Count == there ? [] : new[] { $"{titles.Count} of {there} tables and charts can be exported" };
        return [.. unlike, .. titles.GroupBy(title => title).Where(same => same.Count() > 1 || string.IsNullOrWhiteSpace(same.Key)).Select(same => $"{same.Count()} exports are called \"{same.Key}\"")];
    }
}
