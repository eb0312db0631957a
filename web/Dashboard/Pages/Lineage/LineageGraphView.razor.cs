using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SemCovNet.Dashboard.Calls;
using SemCovNet.Dashboard.Display;
using SemCovNet.ReadModels.Lineage;

namespace SemCovNet.Dashboard.Pages.Lineage;

/// <summary>The graph from left to right; a click chooses a node, hovering shows its whole path.</summary>
public sealed partial class LineageGraphView(IJSRuntime browser) : IAsyncDisposable
{
    private ElementReference element;
    private DotNetObjectReference<LineageGraphView>? self;
    private IJSObjectReference? module;
    private IJSObjectReference? view;
    private ShownGraph? seen;
    private string? drawn;

    [Parameter, EditorRequired]
    public required ShownGraph Graph { get; set; }

    /// <summary>The chosen node's id; null for none.</summary>
    [Parameter, EditorRequired]
    public required string? Selected { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<string?> OnSelect { get; set; }

    private string Label => $"Graph of {Graph.Nodes.Count} nodes and {Graph.Edges.Count} links; the same nodes are in the table below.";

    [JSInvokable]
    public Task Select(string? id) => OnSelect.InvokeAsync(id);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            self = DotNetObjectReference.Create(this);
            module = await browser.InvokeAsync<IJSObjectReference>("import", "./js/lineage.js");
            view = await module.InvokeAsync<IJSObjectReference>("create", element, self);
        }
        if (view is null)
            return;
        if (Graph != seen)
        {
            seen = Graph;
            var graph = Serialize();
            if (graph != drawn)
                await view.InvokeVoidAsync("draw", drawn = graph);
        }
        await view.InvokeVoidAsync("select", Selected);
    }

    public async ValueTask DisposeAsync()
    {
        self?.Dispose();
        await InBrowser.LetGoAsync(module, view);
    }

    // Experiments of one recipe are told apart as the list tells them apart.
    private static string Name(ShownNode node) =>
        node is { Kind: LineageKind.Experiment, IsCluster: false } ? $"{node.Label} {Ids.Short(node.Id[(node.Id.IndexOf(':') + 1)..])}" : node.Label;

    // Links by the places of their nodes, two numbers each: names are long, and thousands of links bear them twice.
    private string Serialize()
    {
        var places = Graph.Nodes.Select((node, place) => (node.Id, place)).ToDictionary(pair => pair.Id, pair => pair.place, StringComparer.Ordinal);
        return JsonSerializer.Serialize(
            new
            {
                nodes = Graph.Nodes.Select(node => new { node.Id, Label = Name(node), kind = LineageKindName.Css(node.Kind), count = node.Members.Count }),
                links = Graph.Edges.SelectMany(edge => new[] { places[edge.From], places[edge.To] }),
            },
            JsonSerializerOptions.Web);
    }
}
