using Microsoft.Playwright;
using SemCovNet.Tests.Browser.Site;

namespace SemCovNet.Tests.Browser.Pages;

/// <summary>What opens over a page; the pages themselves are asked in <see cref="EveryPageTests"/>.</summary>
public sealed class AccessibilityTests(SeededSite seeded)
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task No_menu_of_the_head_keeps_anybody_out_by_a_serious_fault(ColorScheme scheme)
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site, scheme);
        await visit.OpenAsync("experiments");
        await visit.Page.Locator("details.export-menu > summary").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("[data-export-list] button").First).ToBeVisibleAsync();
        var menu = await Accessibility.ViolationsAsync(visit.Page);

        await visit.Page.Locator("[data-open-palette]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#palette-list li").First).ToBeVisibleAsync();
        var palette = await Accessibility.ViolationsAsync(visit.Page);

        Assert.True(menu.Count + palette.Count == 0, string.Join("\n", [.. menu, .. palette]));
    }
}
