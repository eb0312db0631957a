using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SemCovNet.Dashboard.Calls;

namespace SemCovNet.Dashboard.Pages.Lineage;

/// <summary>The graph from left to right; a click chooses a node, hovering or choosing shows its whole path.</summary>
public sealed partial class LineageGraphView(IJSRuntime browser) : IAsyncDisposable
{
    internal const string Module = "js/lineage/lineage.js";

    private readonly BrowserObject view = new(browser);
    private ElementReference element;
    private DotNetObjectReference<LineageGraphView>? self;
    private ShownGraph? seen;
    private JsonElement drawn;

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
            drawn = Draw(seen = Graph);
            await view.CreateAsync(Module, element, self, drawn);
        }
        if (!view.IsHere)
            return;
        if (Graph != seen && Draw(seen = Graph) is var graph && !JsonElement.DeepEquals(graph, drawn))
            await view.CallAsync("draw", drawn = graph);
        await view.CallAsync("select", Selected);
    }

    public async ValueTask DisposeAsync()
    {
        self?.Dispose();
        await view.DisposeAsync();
    }

    // A list for each property, and links by the numbers of their nodes: names are long, and thousands of links would bear them twice.
    private static JsonElement Draw(ShownGraph graph)
    {
        var numbers = graph.Nodes.Select((node, number) => (node.Id, number)).ToDictionary(pair => pair.Id, pair => pair.number, StringComparer.Ordinal);
        return JsonSerializer.SerializeToElement(
            new
            {
                ids = graph.Nodes.Select(node => node.Id),
                labels = graph.Nodes.Select(node => node.Name),
                kinds = graph.Nodes.Select(node => LineageKindName.Css(node.Kind)),
                counts = graph.Nodes.Select(node => node.Members.Count),
                links = graph.Edges.SelectMany(edge => new[] { numbers[edge.From], numbers[edge.To] }),
            },
            JsonSerializerOptions.Web);
    }
}
