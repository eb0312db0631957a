using Microsoft.Playwright;
using SemCovNet.Tests.Browser.Site;

namespace SemCovNet.Tests.Browser.Measuring;

/// <summary>A lineage of 5,000 nodes: collapsed as it opens, all of them apart, moved, and collapsed again.</summary>
internal sealed class LineagePage(Chromium browser, Uri site, BenchOptions options)
{
    private const int Moves = 60;
    private const string Canvas = "document.querySelector('[data-chart=lineage]')";
    private const string IsDrawn = "document.querySelector('[data-drawn]')";

    private readonly int openings = options.Times(5);

    private static string Shows(string nodes) => $"{Canvas}?.dataset.drawn === '{nodes}'";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync()
    {
        List<double> collapsed = [], apart = [], opening = [], closing = [];
        for (var turn = 0; turn < openings; turn++)
        {
            await using var visit = await browser.VisitAsync(site);
            var page = visit.Page;
            collapsed.Add(await page.OpenAsync("lineage?dataset=bench-study", IsDrawn));
            opening.Add(await ShowApartAsync(page));
            await using var other = await browser.VisitAsync(site);
            apart.Add(await other.Page.OpenAsync(page.Url, Shows("5000")));
            closing.Add(await page.TimeAsync("click", Shows("6"), () => page.ClickAsync("text=Let those alike stand as one again")));
        }
        return
        [
            Measurement.Milliseconds($"lineage of 5,000 nodes, those alike as one, nothing cached, slowest of {openings}", collapsed.Max(), 2000, "2 s"),
            Measurement.Milliseconds("the same with all 5,000 apart", apart.Max(), 2000, "2 s"),
            Measurement.Milliseconds($"showing them apart, from the click, slowest of {openings}", opening.Max(), 2000, "2 s"),
            Measurement.Milliseconds("letting them stand as one again", closing.Max(), 1000, "1 s: half of what opening the page may take"),
            .. await MoveAsync(),
        ];
    }

    private static async Task<double> ShowApartAsync(IPage page)
    {
        var (x, y) = await page.LineageNodeAsync("experiment");
        await page.Mouse.ClickAsync(x, y);
        return await page.TimeAsync("click", Shows("5000"), () => page.ClickAsync("text=Show them apart"));
    }

    private async Task<IReadOnlyList<Measurement>> MoveAsync()
    {
        await using var visit = await browser.VisitAsync(site);
        var page = visit.Page;
        await page.OpenAsync("lineage?dataset=bench-study", IsDrawn);
        await ShowApartAsync(page);
        var canvas = (await page.Locator("[data-chart=lineage]").BoundingBoxAsync())!;
        var (x, y) = (canvas.X + (canvas.Width / 2), canvas.Y + (canvas.Height / 2));
        await page.Mouse.MoveAsync(x, y);
        var panning = await page.FramesAsync(() => PanAsync(page.Mouse, x, y));
        var zooming = await page.FramesAsync(() => ZoomAsync(page.Mouse));
        return
        [
            Measurement.Milliseconds($"frame while 5,000 nodes are dragged about, 95th of 100 ({panning.Length})", Measurement.Percentile(panning, 95), 100, "100 ms: ten pictures a second"),
            Measurement.Milliseconds($"frame while they are zoomed, 95th of 100 ({zooming.Length})", Measurement.Percentile(zooming, 95), 100, "100 ms: ten pictures a second"),
        ];
    }

    private static async Task PanAsync(IMouse mouse, float x, float y)
    {
        await mouse.DownAsync();
        for (var move = 1; move <= Moves; move++)
            await mouse.MoveAsync(x + (3 * move), y + (2 * move));
        await mouse.UpAsync();
    }

    private static async Task ZoomAsync(IMouse mouse)
    {
        for (var move = 0; move < Moves; move++)
            await mouse.WheelAsync(0, move < Moves / 2 ? -40 : 40);
    }
}
