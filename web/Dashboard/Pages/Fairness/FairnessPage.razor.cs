using Microsoft.AspNetCore.Components;
using SemCovNet.Artifacts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Loading;
using SemCovNet.Dashboard.Paging;
using SemCovNet.EventStore;
using SemCovNet.ReadModels;
using SemCovNet.ReadModels.Datasets;
using SemCovNet.ReadModels.InUse;
using SemCovNet.ReadModels.Policies;

namespace SemCovNet.Dashboard.Pages.Fairness;

/// <summary>Alerts, models in use, budgets, coverage debt and what to annotate next.</summary>
public sealed partial class FairnessPage(
    IInUseQueries inUse, IDatasetQueries datasets, PolicyHistory policies, IEventStore store, IArtifactStore artifacts, ILogger<FairnessPage> logger)
{
    private Loadable<View> state = new Loadable<View>.Pending();

    /// <summary>Whose budget, debt and plan are shown; null for the first dataset.</summary>
    [SupplyParameterFromQuery(Name = "dataset")]
    public string? Dataset { get; set; }

    /// <summary>Closed alerts as well.</summary>
    [SupplyParameterFromQuery(Name = "all")]
    public bool All { get; set; }

    /// <summary>Where the page of alerts starts; null for the first.</summary>
    [SupplyParameterFromQuery(Name = "after")]
    public string? After { get; set; }

    private AlertFilter Asked => new(Open: !All, After: After, Limit: PageByPage.Rows);

    protected override bool Shows(string stream) => !stream.StartsWith("experiment-", StringComparison.Ordinal);

    protected override Task LoadAsync() => ShowAsync(Loadable<View>.FromAsync(ReadAsync, logger), read => state = read);

    private static string Address(string? dataset, bool all, string? after = null)
    {
        string?[] parameters =
        [
            dataset is null ? null : $"dataset={Uri.EscapeDataString(dataset)}", all ? "all=true" : null, after is null ? null : $"after={Uri.EscapeDataString(after)}",
        ];
        return string.Join("?", new[] { "fairness", string.Join('&', parameters.OfType<string>()) }.Where(part => part.Length > 0));
    }

    private async Task<View> ReadAsync()
    {
        var names = (await datasets.ListAsync()).Select(dataset => dataset.Id).ToList();
        var known = new List<PolicyState>();
        foreach (var id in names.Append(PolicyHistory.Default))
            known.Add(await policies.LoadAsync(id));
        var chosen = known.FirstOrDefault(policy => policy.PolicyId == Dataset) ?? known[0];
        return new(
            await inUse.AlertsAsync(Asked), await inUse.ModelsAsync(), known, chosen,
            names.Contains(chosen.PolicyId) ? await ReadAsync(chosen.PolicyId) : null);
    }

    private async Task<DatasetView> ReadAsync(string datasetId)
    {
        var events = await store.ReadStreamAsync(Streams.Monitor(datasetId), 0).Select(recorded => recorded.Body).ToListAsync();
        var plan = events.OfType<CoveragePlanned>().LastOrDefault();
        IReadOnlyList<CoverageMeasured> measured = [.. events.OfType<CoverageMeasured>().OrderBy(CoverageOrder.Of)];
        return new(
            datasetId, measured, plan is null ? null : await artifacts.GetJsonAsync<CoveragePlan>(plan.Plan),
            measured is [.., var newest] ? (await artifacts.GetJsonAsync<CoverageReport>(newest.Report)).SubgroupAttribute : null);
    }

    private sealed record View(
        Page<AlertSummary> Alerts, IReadOnlyList<ModelInUseSummary> Models, IReadOnlyList<PolicyState> Policies, PolicyState Chosen, DatasetView? Dataset);

    private sealed record DatasetView(string DatasetId, IReadOnlyList<CoverageMeasured> Measured, CoveragePlan? Plan, string? SubgroupAttribute);
}
