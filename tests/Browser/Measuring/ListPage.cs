using Microsoft.Playwright;
using SemCovNet.Tests.Browser.Site;

namespace SemCovNet.Tests.Browser.Measuring;

/// <summary>The Experiments page over very many: opened, asked, paged through.</summary>
internal sealed class ListPage(Chromium browser, Uri site, BenchOptions options)
{
    private const string NextPage = "a[rel=next]";
    private const string IsCounted = "!document.querySelector('.pager span')?.textContent.includes('…')";
    private const string IsShown = "document.querySelector('tr[data-experiment]')";

    // What the list shows: the experiments, and how many there are. Another answer is another text.
    private const string Listed = "[...document.querySelectorAll('tr[data-experiment]')].map(row => row.dataset.experiment).join() + document.querySelector('.pager span')?.textContent";

    private static readonly string[] Queries =
    [
        "auc > 0.85 and recipe = semcovnet and not status = failed", "config.image_size = 112", "config.learning_rate < 1e-3 and config.dam = true", "s95val@1 > 0.5",
        "user ~ jonas and requested > 2024-02", "drifted", "verdict = passed and cdi < 0.2 or auc > 0.94", "status = waiting", "dataset = dataset-7", "auc > 0.9",
    ];

    private static readonly string[] Orders = ["", "?sort=-auc", "?where=recipe+%3D+semcovnet&sort=-cdi", "?where=config.dam+%3D+true"];

    private readonly int openings = options.Times(10);
    private readonly int pages = options.Times(10);
    private readonly int turns = options.Times(4);

    public async Task<IReadOnlyList<Measurement>> MeasureAsync()
    {
        var opening = await OpenAsync();
        await using var visit = await browser.VisitAsync(site);
        var page = visit.Page;
        var asking = await AskAsync(page);
        var paging = await PageAsync(page);
        return
        [
            Measurement.Milliseconds($"Experiments interactive, nothing cached, slowest of {openings}", opening.Max(), 1500, "1.5 s"),
            Measurement.Milliseconds($"query, from Enter to its rows, 95th of 100 ({asking.Count} asked)", Measurement.Percentile(asking, 95), 150, "150 ms, whatever is asked"),
            Measurement.Milliseconds("the same, median", Measurement.Percentile(asking, 50), 150, "150 ms, whatever is asked"),
            Measurement.Milliseconds($"next page, from the click to its rows, 95th of 100 ({paging.Count} turned)", Measurement.Percentile(paging, 95), 100, "100 ms, however far"),
            Measurement.Milliseconds("the same, median", Measurement.Percentile(paging, 50), 100, "100 ms, however far"),
        ];
    }

    // Rows come over the circuit, which then answers keys and clicks too.
    private async Task<IReadOnlyList<double>> OpenAsync()
    {
        List<double> all = [];
        for (var turn = 0; turn < openings; turn++)
        {
            await using var visit = await browser.VisitAsync(site);
            all.Add(await visit.Page.OpenAsync("experiments", IsShown));
        }
        return all;
    }

    private async Task<IReadOnlyList<double>> AskAsync(IPage page)
    {
        await page.OpenAsync("experiments", IsShown);
        List<double> all = [];
        for (var turn = 0; turn < turns; turn++)
        {
            foreach (var query in Queries)
            {
                await page.FillAsync("#where", query);
                all.Add(await AnotherAsync(page, "submit", () => page.PressAsync("#where", "Enter")));
            }
        }
        return all;
    }

    private async Task<IReadOnlyList<double>> PageAsync(IPage page)
    {
        List<double> all = [];
        foreach (var order in Orders)
        {
            await page.OpenAsync("experiments" + order, IsShown);
            for (var number = 0; number < pages && await page.QuerySelectorAsync(NextPage) is not null; number++)
                all.Add(await AnotherAsync(page, "click", () => page.ClickAsync(NextPage)));
        }
        return all;
    }

    private static async Task<double> AnotherAsync(IPage page, string @event, Func<Task> act)
    {
        // How many there are comes after the rows: of the list before it must not be taken for an answer of the next.
        await page.ReadAsync($"bench.holds(() => {IsCounted}, () => 0)", "to say how many there are");
        await page.EvaluateAsync($"bench.listed = {Listed}");
        return await page.TimeAsync(@event, $"bench.listed !== {Listed}", act);
    }
}
