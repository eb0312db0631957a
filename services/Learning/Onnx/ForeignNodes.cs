using SemCovNet.Learning.Onnx.Format;

namespace SemCovNet.Learning.Onnx;

/// <summary>What the nodes of a given model may be, wherever in it they stand: in its graph, in graphs inside nodes, or in functions of its own.</summary>
internal static class ForeignNodes
{
    // A vision transformer of the large size, every operator taken apart, has some ten thousand.
    private const int Most = 50_000;

    // A loop's end depends on what flows through it, so nobody can tell before that there is one.
    private static readonly string[] Loops = ["Loop", "Scan"];

    /// <returns>Null where they may all be used.</returns>
    public static string? WhyUnfit(ModelProto model)
    {
        List<GraphProto> graphs = [];
        List<NodeProto> nodes = [.. model.Functions.SelectMany(function => function.Node)];
        Add(model.Graph);
        // The list grows by the nodes inside of those that it holds; a file nests no deeper than its reader allows.
        for (var index = 0; index < nodes.Count; index++)
        {
            foreach (var inner in nodes[index].Attribute.SelectMany(Graphs))
                Add(inner);
        }
        return WhyUnfit(graphs, nodes);

        void Add(GraphProto graph)
        {
            graphs.Add(graph);
            nodes.AddRange(graph.Node);
        }
    }

    private static string? WhyUnfit(List<GraphProto> graphs, List<NodeProto> nodes)
    {
        if (nodes.Count > Most)
            return $"it has {nodes.Count} nodes, and {Most} are allowed: export the image encoder alone, and simplify it";
        if (nodes.Find(node => Loops.Contains(node.OpType)) is { } loop)
            return $"its node \"{loop.Name}\" is a {loop.OpType}, which may have no end: export it without loops";
        var tensors = graphs.SelectMany(graph => graph.Initializer)
            .Concat(nodes.SelectMany(node => node.Attribute).SelectMany(attribute => attribute.T is null ? attribute.Tensors : [attribute.T, .. attribute.Tensors]));
        if (tensors.Any(tensor => tensor.DataLocation != 0))
            return "it keeps weights in another file: save it with its weights inside";
        return graphs.Exists(graph => graph.SparseInitializer.Count > 0) ? "it holds sparse weights: save it with dense ones" : null;
    }

    /// <summary>The graphs inside a node: the branches of a condition, for instance.</summary>
    public static IEnumerable<GraphProto> Graphs(AttributeProto attribute) => attribute.G is null ? attribute.Graphs : [attribute.G, .. attribute.Graphs];
}
