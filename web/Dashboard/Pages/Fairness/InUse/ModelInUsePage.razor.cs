using Microsoft.AspNetCore.Components;
using SemCovNet.Artifacts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Charts;
using SemCovNet.Dashboard.Loading;
using SemCovNet.Dashboard.Paging;
using SemCovNet.ReadModels;
using SemCovNet.ReadModels.InUse;

namespace SemCovNet.Dashboard.Pages.Fairness.InUse;

/// <summary>The windows of one model in use, its alerts, and one window in full.</summary>
public sealed partial class ModelInUsePage(IInUseQueries queries, IArtifactStore artifacts, NavigationManager navigation, ILogger<ModelInUsePage> logger)
{
    private static readonly string[] QualityShown = ["auc@1", "ece.pos15@1", "ece.top15@1", "brier@1"];
    private static readonly string[] DisparityShown = ["cdi.within@1", "cdi.slope@1"];

    private Loadable<View> state = new Loadable<View>.Pending();

    [Parameter]
    public required string Id { get; set; }

    /// <summary>The window shown in full; null for the newest.</summary>
    [SupplyParameterFromQuery]
    public int? Window { get; set; }

    /// <summary>Where the page of alerts starts; null for the first.</summary>
    [SupplyParameterFromQuery]
    public string? After { get; set; }

    private AlertFilter Asked => new(Open: false, ExperimentId: Id, After: After, Limit: PageByPage.Rows);

    protected override bool Shows(string stream) => stream == Streams.Use(Id);

    protected override Task LoadAsync() => ShowAsync(Loadable<View>.FromAsync(ReadAsync, logger), read => state = read);

    private async Task<View> ReadAsync()
    {
        var windows = await queries.WindowsAsync(Id);
        var shown = windows.FirstOrDefault(window => window.Window == Window) ?? windows.LastOrDefault();
        return new(
            windows, await queries.AlertsAsync(Asked),
            shown is null ? null : await artifacts.GetJsonAsync<WindowReport>(shown.Report));
    }

    private static CurveData Curves(IReadOnlyList<WindowAssessed> windows, string[] metrics) => new("window", "", null,
        [.. metrics.Where(metric => windows.Any(window => window.Figures.GetValueOrDefault(metric) is not null))
            .Select(metric => new Curve(metric, false, [.. windows.Select(window => new double?[] { window.Window, window.Figures.GetValueOrDefault(metric) })]))], null);

    private sealed record View(IReadOnlyList<WindowAssessed> Windows, Page<AlertSummary> Alerts, WindowReport? Report);
}
