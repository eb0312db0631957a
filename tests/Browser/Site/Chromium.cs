using Microsoft.Playwright;

namespace SemCovNet.Tests.Browser.Site;

/// <summary>The distribution's browser, started once; where there is none, the tests are skipped with the reason.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Executable = "/usr/bin/chromium";
    private const int Patience = 45_000;

    // Each window loads two pages of its own for its address bar (the last three), and does so while the page that a test opens in it is loading. Of switches of one
    // name the last counts, so what Playwright turns off stands here too.
    private const string Features =
        "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,DialMediaRouteProvider,GlobalMediaControls,HttpsUpgrades,LensOverlay,MediaRouter,"
        + "PaintHolding,ThirdPartyStoragePartitioning,BlockOriginHeaderModificationOnRedirect,AvoidCorsURLLoaderRestartOnRedirect,Translate,AutoDeElevate,"
        + "OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup";
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Executable))
            return;
        playwright = await Playwright.CreateAsync();
        // Other suites run on the same cores.
        Assertions.SetDefaultExpectTimeout(Patience);
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            Args = ["--no-sandbox", "--disable-background-networking", "--disable-gpu", $"--disable-features={Features}"],
        });
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
            Assert.Skip($"{Executable} is not installed: the browser tests need it.");
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
