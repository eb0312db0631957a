using Microsoft.Playwright;

namespace SemCovNet.Tests.Browser.Site;

/// <summary>The lineage graph as it stands on a page: it is painted, so the page's own module is asked.</summary>
internal static class LineageInPage
{
    private const string Shown = "(await import('/js/lineage/lineage.js')).shownIn(document.querySelector('[data-chart=lineage]'))";

    /// <summary>Where in the page the first node of a kind stands.</summary>
    /// <param name="kind">Lower case, in one word.</param>
    public static async Task<(float X, float Y)> LineageNodeAsync(this IPage page, string kind)
    {
        var place = await page.EvaluateAsync<float[]>($"async kind => {{ const [{{ x, y }}] = {Shown}.placesOf(kind); return [x, y]; }}", kind);
        return (place[0], place[1]);
    }

    /// <summary>The kinds of the nodes on the path under the pointer.</summary>
    public static Task<string[]> LineagePathAsync(this IPage page) => page.EvaluateAsync<string[]>($"async () => {Shown}.kindsOnPath()");
}
