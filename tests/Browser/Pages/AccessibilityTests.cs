using Microsoft.Playwright;
using SemCovNet.Tests.Browser.Site;

namespace SemCovNet.Tests.Browser.Pages;

/// <summary>Every visit also fails when any request of its page goes to another host: no page leaves the machine.</summary>
public sealed class AccessibilityTests(SeededSite seeded)
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task No_page_keeps_anybody_out_by_a_serious_fault(ColorScheme scheme)
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site, scheme);
        List<string> found = [];
        foreach (var (name, address) in Screenshots.Views)
        {
            await visit.OpenAsync(address);
            await visit.DrawnAsync();
            found.AddRange((await Accessibility.ViolationsAsync(visit.Page)).Select(violation => $"{name}: {violation}"));
        }
        Assert.True(found.Count == 0, string.Join("\n", found));
    }
}
