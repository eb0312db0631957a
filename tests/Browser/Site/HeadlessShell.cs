using Microsoft.Playwright;

namespace SemCovNet.Tests.Browser.Site;

/// <summary>The distribution's Chromium without anything but the page: opening one takes less than half the processor time of the whole browser's.</summary>
internal static class HeadlessShell
{
    public const string Program = "/usr/bin/chromium-headless-shell";

    public static bool IsInstalled => File.Exists(Program);

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Program,
        Args = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"],
    });
}
