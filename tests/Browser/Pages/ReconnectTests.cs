using Microsoft.Playwright;
using SemCovNet.Tests.Browser.Site;
using static Microsoft.Playwright.Assertions;

namespace SemCovNet.Tests.Browser.Pages;

public sealed class ReconnectTests(SeededSite seeded)
{
    [Fact]
    public async Task A_dropped_connection_comes_back_by_itself_and_nothing_typed_is_lost()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        // The browser tells of the broken connection, as it should.
        visit.Expected.AddRange(["console error", "console warning"]);
        await visit.Page.AddInitScriptAsync(
            "window.sockets = []; window.WebSocket = class extends WebSocket { constructor(...given) { super(...given); window.sockets.push(this); } };");
        await visit.OpenAsync("experiments");
        var query = visit.Page.GetByLabel("Query");
        await query.PressSequentiallyAsync("recipe = groupdro");
        Assert.True(await visit.Page.EvaluateAsync<int>("sockets.length") > 0, "the page uses no WebSocket that could be dropped");

        await visit.Page.EvaluateAsync("sockets.forEach(socket => socket.close())");
        // Not a function that the page waits for: its own rules let it evaluate no text.
        while (!await visit.Page.EvaluateAsync<bool>("sockets.some(socket => socket.readyState === WebSocket.OPEN)"))
            await Task.Delay(100, TestContext.Current.CancellationToken);

        await Expect(query).ToHaveValueAsync("recipe = groupdro");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Expect(visit.Page.Locator("tr[data-experiment]")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Every_view_reopened_from_its_address_is_the_same_view()
    {
        await using var first = await seeded.Browser.VisitAsync(seeded.Site);
        await using var second = await seeded.Browser.VisitAsync(seeded.Site);
        foreach (var (name, address) in Screenshots.Views)
        {
            await first.OpenAsync(address);
            await first.DrawnAsync();
            await second.OpenAsync(first.Page.Url);
            await second.DrawnAsync();
            Assert.Equal((name, await TextAsync(first)), (name, await TextAsync(second)));
        }
    }

    // Without what tells how long ago something was.
    private static Task<string> TextAsync(Visit visit) => visit.Page.EvaluateAsync<string>(
        "(() => { const copy = document.querySelector('main').cloneNode(true); copy.querySelectorAll('time').forEach(time => time.remove()); return copy.textContent.replace(/\\s+/g, ' '); })()");
}
