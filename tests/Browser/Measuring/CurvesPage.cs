using SemCovNet.Tests.Browser.Site;

namespace SemCovNet.Tests.Browser.Measuring;

/// <summary>An experiment with very many points a curve.</summary>
internal sealed class CurvesPage(Chromium browser, Uri site)
{
    private const int Openings = 5;

    // Both charts, to their last point.
    private const string IsDrawn = "document.querySelectorAll('[data-chart=curves][data-drawn]').length === 2";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync()
    {
        List<double> all = [];
        for (var turn = 0; turn < Openings; turn++)
        {
            await using var visit = await browser.VisitAsync(site);
            all.Add(await visit.Page.OpenAsync("experiments/bench-curves", IsDrawn));
        }
        return [Measurement.Milliseconds($"experiment of 10,000 epochs, charts drawn, nothing cached, slowest of {Openings}", all.Max(), 1000, "1 s")];
    }
}
