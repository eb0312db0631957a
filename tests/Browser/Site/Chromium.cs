using Microsoft.Playwright;

namespace SemCovNet.Tests.Browser.Site;

/// <summary>The distribution's browser, started once; where there is none, the tests are skipped with the reason.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const int Patience = 45_000;

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (!HeadlessShell.IsInstalled)
            return;
        playwright = await Playwright.CreateAsync();
        // Other suites run on the same cores.
        Assertions.SetDefaultExpectTimeout(Patience);
        browser = await HeadlessShell.LaunchAsync(playwright);
    }

    /// <summary>A fresh page whose console and requests are watched.</summary>
    /// <param name="locale">The reader's language and country, as in de-DE; null for the browser's own.</param>
    /// <param name="timeZone">By its IANA name; null for the machine's.</param>
    public Task<Visit> VisitAsync(
        DashboardSite site, ColorScheme scheme = ColorScheme.Light, int width = 1360, int height = 900, string? locale = null, string? timeZone = null) =>
        VisitAsync(site.Address, scheme, width, height, locale, timeZone);

    /// <inheritdoc cref="VisitAsync(DashboardSite, ColorScheme, int, int, string, string)"/>
    public async Task<Visit> VisitAsync(
        Uri site, ColorScheme scheme = ColorScheme.Light, int width = 1360, int height = 900, string? locale = null, string? timeZone = null)
    {
        if (browser is null)
            Assert.Skip($"{HeadlessShell.Program} is not installed: the browser tests need it.");
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = site.ToString(),
            ColorScheme = scheme,
            Locale = locale,
            TimezoneId = timeZone,
            ViewportSize = new() { Width = width, Height = height },
        });
        context.SetDefaultTimeout(Patience);
        return new(context, await context.NewPageAsync(), site);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
