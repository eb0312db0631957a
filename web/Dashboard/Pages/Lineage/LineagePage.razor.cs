using Microsoft.AspNetCore.Components;
using SemCovNet.Dashboard.Loading;
using SemCovNet.ReadModels.Datasets;
using SemCovNet.ReadModels.Lineage;

namespace SemCovNet.Dashboard.Pages.Lineage;

/// <summary>What came from what; the dataset, the experiment and the chosen node are in the address.</summary>
public sealed partial class LineagePage(
    ILineageQueries lineage, IDatasetQueries datasets, NavigationManager navigation, ILogger<LineagePage> logger)
{
    private Loadable<LineageGraph> state = new Loadable<LineageGraph>.Pending();
    private IReadOnlyList<string> datasetIds = [];
    private (string? Dataset, string? Experiment)? loaded;

    [SupplyParameterFromQuery]
    private string? Dataset { get; set; }

    [SupplyParameterFromQuery]
    private string? Experiment { get; set; }

    [SupplyParameterFromQuery]
    private string? Node { get; set; }

    protected override bool Shows(string stream) => true;

    // Choosing a node does not change the graph.
    protected override async Task OnParametersSetAsync()
    {
        if (loaded != (Dataset, Experiment))
            await LoadAsync();
    }

    protected override async Task LoadAsync()
    {
        loaded = (Dataset, Experiment);
        state = await Loadable<LineageGraph>.FromAsync(ReadAsync, logger);
    }

    private async Task<LineageGraph> ReadAsync()
    {
        datasetIds = [.. (await datasets.ListAsync()).Select(dataset => dataset.Id)];
        return await lineage.GraphAsync(Dataset, Experiment);
    }

    private void ChooseDataset(ChangeEventArgs change) =>
        navigation.NavigateTo(change.Value is string { Length: > 0 } id ? $"lineage?dataset={Uri.EscapeDataString(id)}" : "lineage");

    private void SelectNode(string? id) => navigation.NavigateTo(NodeLink(id), replace: true);

    private string NodeLink(string? id) => navigation.GetUriWithQueryParameter("node", id);
}
