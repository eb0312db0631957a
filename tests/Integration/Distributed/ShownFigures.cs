using System.Globalization;
using Microsoft.Playwright;
using SemCovNet.Tests.Browser.Site;

namespace SemCovNet.Tests.Integration.Distributed;

/// <summary>The headline figures of a page, as the distribution's Chromium shows them.</summary>
internal static class ShownFigures
{
    /// <summary>By metric id, to the last digit. Skips the test where there is no browser.</summary>
    public static async Task<IReadOnlyDictionary<string, double>> ReadAsync(Uri page)
    {
        if (!HeadlessShell.IsInstalled)
            Assert.Skip($"{HeadlessShell.Program} is not installed: what a page shows is read with it.");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await HeadlessShell.LaunchAsync(playwright);
        var tab = await browser.NewPageAsync();
        await tab.GotoAsync(page.ToString());
        var figures = tab.Locator(".stat [data-metric]");
        await figures.First.WaitForAsync();
        var shown = new Dictionary<string, double>();
        foreach (var figure in await figures.AllAsync())
        {
            var value = await figure.GetAttributeAsync("data-value");
            if (value is { Length: > 0 })
                shown[(await figure.GetAttributeAsync("data-metric"))!] = double.Parse(value, CultureInfo.InvariantCulture);
        }
        return shown;
    }
}
