using Microsoft.AspNetCore.Components;
using SemCovNet.Artifacts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Loading;
using SemCovNet.EventStore;
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

    protected override bool Shows(string stream) => !stream.StartsWith("experiment-", StringComparison.Ordinal);

    protected override async Task LoadAsync() => state = await Loadable<View>.FromAsync(ReadAsync, logger);

    private static string Address(string? dataset, bool all) =>
        "fairness" + (dataset is null ? "" : $"?dataset={Uri.EscapeDataString(dataset)}") + (all ? (dataset is null ? "?" : "&") + "all=true" : "");

    private async Task<View> ReadAsync()
    {
        var names = (await datasets.ListAsync()).Select(dataset => dataset.Id).ToList();
        var known = new List<PolicyState>();
        foreach (var id in names.Append(PolicyHistory.Default))
            known.Add(await policies.LoadAsync(id));
        var chosen = known.FirstOrDefault(policy => policy.PolicyId == Dataset) ?? known[0];
        return new(
            await inUse.AlertsAsync(new(Open: !All)), await inUse.ModelsAsync(), known, chosen,
            names.Contains(chosen.PolicyId) ? await ReadAsync(chosen.PolicyId) : null);
    }

    private async Task<DatasetView> ReadAsync(string datasetId)
    {
        var events = await store.ReadStreamAsync(Streams.Monitor(datasetId), 0).Select(recorded => recorded.Body).ToListAsync();
        var plan = events.OfType<CoveragePlanned>().LastOrDefault();
        return new(datasetId, [.. events.OfType<CoverageMeasured>()], plan is null ? null : await artifacts.GetJsonAsync<CoveragePlan>(plan.Plan));
    }

    private sealed record View(
        IReadOnlyList<AlertSummary> Alerts, IReadOnlyList<ModelInUseSummary> Models, IReadOnlyList<PolicyState> Policies, PolicyState Chosen, DatasetView? Dataset);

    private sealed record DatasetView(string DatasetId, IReadOnlyList<CoverageMeasured> Measured, CoveragePlan? Plan);
}
