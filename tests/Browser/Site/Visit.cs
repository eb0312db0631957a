using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Playwright;

namespace SemCovNet.Tests.Browser.Site;

/// <summary>One visitor's page. When it ends, it must have seen no error in the console and no request to another host.</summary>
public sealed class Visit : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> complaints = [];

    public Visit(IBrowserContext context, IPage page, Uri site)
    {
        (this.context, Page) = (context, page);
        page.Console += (_, message) => Note(message.Type is "error" or "warning", $"console {message.Type}: {message.Text}");
        page.PageError += (_, error) => Note(true, $"page error: {error}");
        page.Request += (_, request) => Note(IsForeign(new(request.Url), site), $"request to another host: {request.Url}");
        page.Response += (_, response) => Note(response.Status >= 400, $"{response.Status} for {response.Url}");
    }

    public IPage Page { get; }

    /// <summary>Complaints that the test expects, by a part of their text.</summary>
    public List<string> Expected { get; } = [];

    /// <summary>Opens an address and waits until its data stands there.</summary>
    public async Task OpenAsync(string address)
    {
        await Page.GotoAsync(address);
        await SettleAsync();
    }

    public async Task SettleAsync()
    {
        await Page.Locator("h1").First.WaitForAsync();
        await Assertions.Expect(Page.Locator(".state-loading")).ToHaveCountAsync(0);
    }

    /// <summary>Waits until something holds in the browser that has to be asked for.</summary>
    /// <param name="condition">An expression; it may be a promise, which the page's own way to wait takes for true.</param>
    public async Task UntilAsync(string condition)
    {
        for (var began = Stopwatch.GetTimestamp(); !await Page.EvaluateAsync<bool>(condition); await Task.Delay(Look, TestContext.Current.CancellationToken))
            Assert.True(Stopwatch.GetElapsedTime(began) < Patience, $"After {Patience} this does not hold: {condition}");
    }

    /// <summary>Waits until every chart of the page is drawn.</summary>
    public Task DrawnAsync() => Assertions.Expect(Page.Locator(":is(semcov-chart, .lineage-canvas):not(:has(canvas))")).ToHaveCountAsync(0);

    /// <summary>What the page's menu of exports gives.</summary>
    /// <param name="button">As a screen reader says it: "experiments as CSV".</param>
    public async Task<string> ExportAsync(string button)
    {
        var menu = Page.Locator("details.export-menu");
        if (await menu.GetAttributeAsync("open") is null)
            await menu.Locator("summary").ClickAsync();
        var download = await Page.RunAndWaitForDownloadAsync(() => menu.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync());
        return await File.ReadAllTextAsync(await download.PathAsync());
    }

    public async ValueTask DisposeAsync()
    {
        // As a reader leaves, who tells the server so; a browser that is gone is waited for for minutes.
        await Page.GotoAsync("about:blank");
        await context.DisposeAsync();
        var unexpected = complaints.Where(complaint => !Expected.Any(complaint.Contains)).ToList();
        // Whole, however long: a list would be cut short.
        Assert.True(unexpected.Count == 0, string.Join('\n', unexpected));
    }

    private static bool IsForeign(Uri request, Uri site) => request.Scheme is not ("data" or "blob") && request.Authority != site.Authority;

    private void Note(bool isBad, string text)
    {
        if (isBad)
            complaints.Enqueue(text);
    }
}
