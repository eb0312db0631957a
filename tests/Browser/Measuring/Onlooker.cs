using System.Text.Json;
using Microsoft.Playwright;

namespace SemCovNet.Tests.Browser.Measuring;

/// <summary>
/// A page whose reader looks on and touches nothing. What Playwright evaluates counts in Chromium as if the reader had just clicked (the page then has user
/// activation for five seconds), and to whoever has clicked the dashboard draws charts at once instead of after the text; the protocol below it can ask without.
/// </summary>
internal sealed class Onlooker
{
    private readonly IPage page;
    private readonly ICDPSession session;

    private Onlooker(IPage page, ICDPSession session) => (this.page, this.session) = (page, session);

    public static async Task<Onlooker> OfAsync(IPage page) => new(page, await page.Context.NewCDPSessionAsync(page));

    /// <summary>Runs an expression, and waits for no promise that it gives.</summary>
    public Task DoAsync(string expression) => EvaluateAsync($"void ({expression})");

    /// <inheritdoc cref="PageClock.ReadAsync"/>
    public Task<double> ReadAsync(string promise, string awaited) => PageClock.WithinAsync(page, async () => (await EvaluateAsync(promise)).GetProperty("value").GetDouble(), awaited);

    /// <summary>Waits until what was evaluated otherwise no longer counts as its reader's act.</summary>
    public Task<double> StillAsync() => ReadAsync(
        "new Promise(done => { const look = () => navigator.userActivation.isActive ? setTimeout(look, 100) : done(0); look(); })", "let its reader be one who has not just clicked");

    private async Task<JsonElement> EvaluateAsync(string expression)
    {
        var answer = await session.SendAsync("Runtime.evaluate", new Dictionary<string, object>
        {
            ["expression"] = expression,
            ["awaitPromise"] = true,
            ["returnByValue"] = true,
            ["userGesture"] = false,
        });
        if (answer is not { } said || said.TryGetProperty("exceptionDetails", out _))
            throw new InvalidOperationException($"{page.Url} could not evaluate {expression}: {answer}");
        return said.GetProperty("result");
    }
}
