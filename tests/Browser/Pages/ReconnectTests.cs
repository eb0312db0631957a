using System.Diagnostics;
using Microsoft.Playwright;
using SemCovNet.Tests.Browser.Site;
using static Microsoft.Playwright.Assertions;

namespace SemCovNet.Tests.Browser.Pages;

public sealed class ReconnectTests(SeededSite seeded)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

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

    // The framework's own dialog was white on white in the dark.
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task A_page_whose_server_does_not_answer_says_so_legibly_and_keeps_what_was_typed(ColorScheme scheme)
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site, scheme);
        visit.Expected.AddRange(["console error", "console warning"]);
        await visit.Page.AddInitScriptAsync(
            "window.sockets = []; window.WebSocket = class extends WebSocket { constructor(...given) { super(...given); window.sockets.push(this); } };");
        await visit.OpenAsync("fairness");
        await visit.Page.GetByLabel("Why it changes").FillAsync("half a sentence");
        await visit.Page.RouteAsync("**/_blazor/**", route => route.AbortAsync());

        await visit.Page.EvaluateAsync("sockets.forEach(socket => socket.close())");

        await Expect(visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "The server does not answer" })).ToBeVisibleAsync();
        Assert.Empty(await Accessibility.ViolationsAsync(visit.Page));
        await Expect(visit.Page.GetByLabel("Why it changes")).ToHaveValueAsync("half a sentence");
    }

    [Fact]
    public async Task What_was_typed_is_put_back_after_a_server_that_was_started_anew()
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site);
        await visit.OpenAsync("fairness?dataset=default");
        await visit.Page.GetByLabel("At most", new() { Exact = true }).First.FillAsync("0.123");
        await visit.Page.GetByLabel("Why it changes").FillAsync("half a sentence");
        var loaded = visit.Page.WaitForURLAsync("**/fairness?dataset=default");

        // What the framework tells a page whose circuit the server does not know.
        await visit.Page.EvaluateAsync("document.getElementById('components-reconnect-modal').dispatchEvent(new CustomEvent('components-reconnect-state-changed', { detail: { state: 'rejected' } }))");
        await loaded;

        await Expect(visit.Page.GetByLabel("Why it changes")).ToHaveValueAsync("half a sentence");
        await Expect(visit.Page.GetByLabel("At most", new() { Exact = true }).First).ToHaveValueAsync("0.123");
        // The page knows it too, and not only the field.
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save" })).ToBeEnabledAsync();
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
            var reopened = await SameTextAsync(second, first);
            Assert.Equal((name, await TextAsync(first)), (name, reopened));
        }
    }

    // Rows of a table come after their page: what one of the two does not show yet is not a difference.
    private static async Task<string> SameTextAsync(Visit visit, Visit other)
    {
        for (var began = Stopwatch.GetTimestamp(); ; await Task.Delay(Look))
        {
            var text = await TextAsync(visit);
            if (text == await TextAsync(other) || Stopwatch.GetElapsedTime(began) > Patience)
                return text;
        }
    }

    // Without what tells how long ago something was.
    private static Task<string> TextAsync(Visit visit) => visit.Page.EvaluateAsync<string>(
        "(() => { const copy = document.querySelector('main').cloneNode(true); copy.querySelectorAll('time').forEach(time => time.remove()); return copy.textContent.replace(/\\s+/g, ' '); })()");
}
