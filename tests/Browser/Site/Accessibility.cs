using System.Text.Json;
using Microsoft.Playwright;

namespace SemCovNet.Tests.Browser.Site;

/// <summary>Asks axe-core what keeps people from using a page. It comes with the dashboard's development libraries and is shipped to nobody.</summary>
internal static class Accessibility
{
    private static readonly string Axe = Path.Combine(Repository.Root, "web", "Dashboard", "node_modules", "axe-core", "axe.min.js");

    private static readonly string[] Grave = ["serious", "critical"];

    /// <summary>Serious and critical violations of WCAG 2.2 AA, one a line: the rule, what it asks, and the first elements that break it.</summary>
    public static Task<IReadOnlyList<string>> ViolationsAsync(IPage page) => AskAsync(page, "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']");

    /// <summary>Those among them that another theme can bring about: text that does not stand out from what is behind it.</summary>
    public static Task<IReadOnlyList<string>> FaintAsync(IPage page) => AskAsync(page, "{ type: 'rule', values: ['color-contrast', 'link-in-text-block'] }");

    private static async Task<IReadOnlyList<string>> AskAsync(IPage page, string rules)
    {
        await page.EvaluateAsync(await File.ReadAllTextAsync(Axe));
        var report = await page.EvaluateAsync<JsonElement>($"async () => (await axe.run(document, {{ runOnly: {rules}, resultTypes: ['violations'] }})).violations");
        return [.. report.EnumerateArray().Where(IsGrave).Select(Line)];
    }

    private static bool IsGrave(JsonElement violation) => Grave.Contains(violation.GetProperty("impact").GetString());

    private static string Line(JsonElement violation) => string.Join("\n  ", violation.GetProperty("nodes").EnumerateArray().Take(4)
        .Select(node => $"{node.GetProperty("target")} {node.GetProperty("failureSummary").GetString()?.ReplaceLineEndings(" ")}")
        .Prepend($"{violation.GetProperty("id").GetString()}: {violation.GetProperty("help").GetString()}"));
}
