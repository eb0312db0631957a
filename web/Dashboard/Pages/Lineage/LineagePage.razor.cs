using Microsoft.AspNetCore.Components;
using SemCovNet.Dashboard.Loading;
using SemCovNet.ReadModels.Datasets;
using SemCovNet.ReadModels.Lineage;

namespace SemCovNet.Dashboard.Pages.Lineage;

/// <summary>What came from what. All that is chosen is in the address: dataset, experiment, node, moment, depth and the clusters that are open.</summary>
public sealed partial class LineagePage(
    LineageReader reader, IDatasetQueries datasets, NavigationManager navigation, ILogger<LineagePage> logger)
{
    private const int Deepest = 8;

    private Loadable<LineageView> state = new Loadable<LineageView>.Pending();
    private IReadOnlyList<string> datasetIds = [];
    private (string? Dataset, string? Experiment, string? At)? loaded;
    private ((LineageView, string?, int?, string?) Of, ShownGraph Graph)? collapsed;

    [SupplyParameterFromQuery]
    private string? Dataset { get; set; }

    [SupplyParameterFromQuery]
    private string? Experiment { get; set; }

    [SupplyParameterFromQuery]
    private string? Node { get; set; }

    /// <summary>The position of the last event that counts, or a time; null for now.</summary>
    [SupplyParameterFromQuery]
    private string? At { get; set; }

    /// <summary>Steps before and after the chosen node; null for all.</summary>
    [SupplyParameterFromQuery]
    private int? Depth { get; set; }

    /// <summary>Ids of clusters whose members stand apart, with spaces between them.</summary>
    [SupplyParameterFromQuery]
    private string? Open { get; set; }

    private HashSet<string> Opened => [.. (Open ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    // Depth is counted from what was chosen, or from what the page was asked for.
    private string? Origin => Node ?? (Experiment is null ? null : LineageIds.Experiment(Experiment));

    protected override bool Shows(string stream) => true;

    // Choosing a node does not change the graph.
    protected override async Task OnParametersSetAsync()
    {
        if (loaded != (Dataset, Experiment, At))
            await LoadAsync();
    }

    protected override Task LoadAsync()
    {
        loaded = (Dataset, Experiment, At);
        return ShowAsync(Loadable<LineageView>.FromAsync(ReadAsync, logger), read => state = read);
    }

    private async Task<LineageView> ReadAsync()
    {
        datasetIds = [.. (await datasets.ListAsync()).Select(dataset => dataset.Id)];
        return await reader.ReadAsync(Dataset, Experiment, At);
    }

    // The page is rendered again for what is chosen in it, and thousands of nodes take their time.
    private ShownGraph Shown(LineageView view)
    {
        var asked = (view, Open, Depth, Origin);
        if (collapsed is not { } known || known.Of != asked)
            collapsed = known = (asked, Collapse(view));
        return known.Graph;
    }

    private ShownGraph Collapse(LineageView view)
    {
        var whole = LineageClusters.Collapse(view.Graph, Opened);
        return Depth is { } steps && whole.Find(Origin) is { } origin ? LineageDepth.Within(whole, origin.Id, Math.Clamp(steps, 1, Deepest)) : whole;
    }

    private static int LeftOut(LineageGraph graph) => graph.Total - graph.Nodes.Count;

    private void ChooseDataset(ChangeEventArgs change) =>
        navigation.NavigateTo(change.Value is string { Length: > 0 } id ? $"lineage?dataset={Uri.EscapeDataString(id)}" : "lineage");

    private void ChooseDepth(ChangeEventArgs change) =>
        navigation.NavigateTo(navigation.GetUriWithQueryParameter("depth", change.Value is string { Length: > 0 } steps ? steps : null), replace: true);

    private void SelectNode(string? id) => navigation.NavigateTo(NodeLink(id), replace: true);

    private string NodeLink(string? id) => navigation.GetUriWithQueryParameter("node", id);

    private string AsOfLink(long? at) => navigation.GetUriWithQueryParameter("at", at);

    private string OpenLink(string? cluster) => navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["open"] = cluster is null ? null : string.Join(' ', Opened.Append(cluster)),
        ["node"] = null,
    });
}
