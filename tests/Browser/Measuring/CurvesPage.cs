using SemCovNet.Tests.Browser.Site;

namespace SemCovNet.Tests.Browser.Measuring;

/// <summary>An experiment with very many points a curve.</summary>
internal sealed class CurvesPage(Chromium browser, Uri site, BenchOptions options)
{
    // Both charts, to their last point.
    private const string IsDrawn = "document.querySelectorAll('[data-chart=curves][data-drawn]').length === 2";

    // As readers come to it: by its link in the list, whose page has no charts.
    private const string List = "experiments?where=epoch+%3E+9000";
    private const string Link = "a[href='experiments/bench-curves']";

    private readonly int openings = options.Times(5);

    public async Task<IReadOnlyList<Measurement>> MeasureAsync()
    {
        List<double> addressed = [], clicked = [];
        for (var turn = 0; turn < openings; turn++)
        {
            addressed.Add(await AddressAsync());
            clicked.Add(await ClickAsync());
        }
        return
        [
            Measurement.Milliseconds($"experiment of 10,000 epochs, charts drawn, nothing cached, slowest of {openings}", addressed.Max(), 1000, "1 s"),
            Measurement.Milliseconds("the same, median", Measurement.Percentile(addressed, 50), 1000, "1 s"),
            Measurement.Milliseconds($"the same from the click in the list, slowest of {openings}", clicked.Max(), 1000, "1 s"),
            Measurement.Milliseconds("the same from the click, median", Measurement.Percentile(clicked, 50), 1000, "1 s"),
        ];
    }

    private async Task<double> AddressAsync()
    {
        await using var visit = await browser.VisitAsync(site);
        return await visit.Page.OpenAsync("experiments/bench-curves", IsDrawn);
    }

    // No other page is open, which would hold the events for this one.
    private async Task<double> ClickAsync()
    {
        await using var visit = await browser.VisitAsync(site);
        await visit.Page.OpenAsync(List, $"document.querySelector(\"{Link}\")");
        return await visit.Page.TimeAsync("click", IsDrawn, () => visit.Page.ClickAsync(Link));
    }
}
