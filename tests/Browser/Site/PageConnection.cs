using System.Diagnostics;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Playwright;

namespace SemCovNet.Tests.Browser.Site;

/// <summary>The connection between a visitor's page and its components, to be cut and mended.</summary>
internal sealed class PageConnection
{
    private const string Service = "**/_blazor/**";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private readonly IPage page;

    private PageConnection(IPage page) => this.page = page;

    /// <summary>To be called before the page is opened. The browser tells of a broken connection, as it should.</summary>
    public static async Task<PageConnection> WatchAsync(Visit visit)
    {
        visit.Expected.AddRange(["console error", "console warning"]);
        await visit.Page.AddInitScriptAsync(
            "window.sockets = []; window.WebSocket = class extends WebSocket { constructor(...given) { super(...given); window.sockets.push(this); } };");
        return new(visit.Page);
    }

    /// <summary>What the page sends from now on arrives nowhere, and the page does not know it.</summary>
    public Task MuteAsync() => page.EvaluateAsync("sockets.forEach(socket => { socket.send = () => {}; })");

    /// <summary>Cuts it, and lets none be made before it is mended.</summary>
    public async Task CutAsync()
    {
        await page.RouteAsync(Service, route => route.AbortAsync());
        await DropAsync();
        await Assertions.Expect(page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
    }

    /// <summary>Cuts it, and lets the page make another.</summary>
    public Task DropAsync() => page.EvaluateAsync("sockets.splice(0).forEach(socket => socket.close())");

    public async Task MendAsync()
    {
        await page.UnrouteAsync(Service);
        // Whoever comes back to a page does not wait for the next attempt.
        await page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");
        await BackAsync();
    }

    /// <summary>Returns once the page is connected.</summary>
    public async Task BackAsync()
    {
        // Not a function that the page waits for: its own rules let it evaluate no text.
        for (var began = Stopwatch.GetTimestamp(); !await IsOpenAsync(); await Task.Delay(Look, TestContext.Current.CancellationToken))
            Assert.True(Stopwatch.GetElapsedTime(began) < Patience, "the page is not connected again");
        await Assertions.Expect(page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
    }

    // A page that is being loaded again has nothing to ask.
    private async Task<bool> IsOpenAsync()
    {
        try
        {
            return await page.EvaluateAsync<bool>("sockets.some(socket => socket.readyState === WebSocket.OPEN)");
        }
        catch (PlaywrightException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}

/// <summary>Tells when the server has let go of a page's components.</summary>
internal sealed class LostCircuits : CircuitHandler
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);
    private volatile TaskCompletionSource? lost;
    private volatile string? newest;

    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        (lost, newest) = (new(TaskCreationOptions.RunContinuationsAsynchronously), circuit.Id);
        return Task.CompletedTask;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (circuit.Id == newest)
            lost!.SetResult();
        return Task.CompletedTask;
    }

    /// <summary>Returns once those of the newest page are gone.</summary>
    public Task NewestAsync() => lost!.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
}
