using Microsoft.Playwright;

namespace SemCovNet.Tests.Browser.Measuring;

/// <summary>Reads times where they arise, in the page: what is between the page and this process is not measured.</summary>
internal static class PageClock
{
    // What was not shown by then never will be.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    // A change counts from the frame that shows it.
    private const string Clock = """
        window.bench = {
          holds(condition, read) {
            return new Promise(done => {
              const look = () => {
                if (!condition()) return false;
                watcher.disconnect();
                done(read());
                return true;
              };
              const watcher = new MutationObserver(look);
              if (!look()) watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
            });
          },
          shown(condition) {
            return bench.holds(condition, () => new Promise(done => requestAnimationFrame(() => setTimeout(() => done(performance.now())))));
          },
          after(event, condition) {
            const began = new Promise(done => addEventListener(event, e => done(e.timeStamp), { capture: true, once: true }));
            bench.took = bench.shown(condition).then(async at => at - await began);
          },
          async frames() {
            const gaps = [];
            for (let before = null; !bench.still; ) {
              const at = await new Promise(requestAnimationFrame);
              if (before !== null) gaps.push(at - before);
              before = at;
            }
            return gaps;
          },
        };
        """;

    /// <summary>Milliseconds from the start of the navigation to the frame that shows what is awaited.</summary>
    /// <param name="condition">A JavaScript expression.</param>
    public static async Task<double> OpenAsync(this IPage page, string address, string condition)
    {
        await page.AddInitScriptAsync($"{Clock}\nbench.opened = bench.shown(() => {condition});");
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Commit });
        return await page.ReadAsync("bench.opened", $"{address} to show {condition}");
    }

    /// <summary>Milliseconds from an event that the act causes to the frame that shows what is awaited.</summary>
    /// <param name="event">The DOM's name of it: click, submit.</param>
    public static async Task<double> TimeAsync(this IPage page, string @event, string condition, Func<Task> act)
    {
        await page.EvaluateAsync($"bench.after('{@event}', () => {condition})");
        await act();
        return await page.ReadAsync("bench.took", $"a {@event} to be followed by {condition}");
    }

    /// <summary>The number that a promise in the page comes to.</summary>
    /// <param name="awaited">What the page is to do, for the one who reads that it did not.</param>
    /// <exception cref="TimeoutException">It did not come within a minute.</exception>
    public static Task<double> ReadAsync(this IPage page, string promise, string awaited) => WithinAsync(page, () => page.EvaluateAsync<double>(promise), awaited);

    /// <inheritdoc cref="ReadAsync"/>
    internal static async Task<double> WithinAsync(IPage page, Func<Task<double>> read, string awaited)
    {
        try
        {
            return await read().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Within {Patience.TotalSeconds} s {page.Url} was to do this and did not: {awaited}");
        }
    }

    /// <summary>Milliseconds between the frames that were shown while something moved.</summary>
    public static async Task<double[]> FramesAsync(this IPage page, Func<Task> move)
    {
        await page.EvaluateAsync("bench.still = false; bench.gaps = bench.frames(); undefined");
        await move();
        return await page.EvaluateAsync<double[]>("(bench.still = true, bench.gaps)");
    }
}
