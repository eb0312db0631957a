using Google.Protobuf;
using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Onnx.Format;

namespace SemCovNet.Learning.Onnx;

/// <summary>An image encoder's ONNX model that somebody gave, whose nodes join the graph of a model that stands on it.</summary>
internal sealed class ForeignGraph
{
    private const int Float = 1;
    private const int OldestOpset = 13;
    private const string Prefix = "encoder/";
    private readonly ModelProto _model;

    private ForeignGraph(ModelProto model) => _model = model;

    public long IrVersion => _model.IrVersion;

    public int Opset => (int)(Standard(_model)?.Version ?? 0);

    /// <summary>Name and shape of the one input; sizes the model leaves free are null.</summary>
    public (string Name, long?[] Shape) Input => Inputs(_model).Select(input => (input.Name, Sizes(input).ToArray())).Single();

    /// <exception cref="CheckpointException">The bytes are no ONNX model, or one that cannot stand inside another.</exception>
    public static ForeignGraph Read(Stream file) => Read(Content(file));

    /// <inheritdoc cref="Read(Stream)"/>
    public static ForeignGraph Read(byte[] content)
    {
        var model = Parse(content);
        if (model.Graph is null || model.Graph.Node.Count == 0) throw Unfit("it holds no graph");
        if (Standard(model)?.Version is not >= OldestOpset)
            throw Unfit($"it is written in operator set {Standard(model)?.Version ?? 0}, and the model around it needs {OldestOpset} or later: convert it with onnx.version_converter");
        if (ForeignNodes.WhyUnfit(model) is { } reason) throw Unfit(reason);
        var inputs = Inputs(model).ToList();
        if (inputs is not [{ Type.TensorType: { ElemType: Float, Shape.Dim.Count: 4 } }])
            throw Unfit($"its inputs are {string.Join(", ", inputs.Select(input => input.Name))}, but an image encoder takes one, float32 (batch, 3, S, S): export the image encoder alone");
        return new(model);
    }

    /// <summary>Adds its nodes to a graph, under names that cannot clash.</summary>
    /// <param name="images">What flows into it.</param>
    /// <param name="output">The output that is wanted.</param>
    public Symbol Join(OnnxGraph graph, Symbol images, string output)
    {
        var copy = _model.Graph.Clone();
        var input = Prefixed(Input.Name);
        Rename(copy);
        graph.Proto.Node.Add(new NodeProto { OpType = "Identity", Name = input, Input = { images.Name }, Output = { input } });
        graph.Proto.Node.Add(copy.Node);
        graph.Proto.Initializer.Add(copy.Initializer);
        graph.Joined = this;
        return new(graph, Prefixed(output));
    }

    /// <summary>Adds what its nodes need besides the graph: other operator sets, and functions of its own.</summary>
    public void CompleteModel(ModelProto model)
    {
        model.OpsetImport.Add(_model.OpsetImport.Where(set => !IsStandard(set)));
        model.Functions.Add(_model.Functions);
    }

    /// <param name="file">Can be sought.</param>
    public static byte[] Content(Stream file)
    {
        if (file.Length > Array.MaxLength) throw Unfit($"it has {file.Length} bytes, and an ONNX model in one file has 2 GB at most");
        var content = new byte[file.Length];
        file.Position = 0;
        file.ReadExactly(content);
        return content;
    }

    public static CheckpointException Unfit(string why, Exception? cause = null) => new($"The ONNX image encoder cannot be used: {why}.", cause);

    private static ModelProto Parse(byte[] content)
    {
        try
        {
            return ModelProto.Parser.ParseFrom(content);
        }
        catch (InvalidProtocolBufferException error)
        {
            throw Unfit($"the file is no ONNX model ({error.Message})", error);
        }
    }

    // Older files list weights among the inputs too.
    private static IEnumerable<ValueInfoProto> Inputs(ModelProto model)
    {
        var weights = model.Graph.Initializer.Select(tensor => tensor.Name).ToHashSet();
        return model.Graph.Input.Where(input => !weights.Contains(input.Name));
    }

    private static IEnumerable<long?> Sizes(ValueInfoProto input) => input.Type.TensorType.Shape.Dim.Select(size =>
        size.ValueCase == TensorShapeProto.Types.Dimension.ValueOneofCase.DimValue && size.DimValue > 0 ? size.DimValue : (long?)null);

    private static OperatorSetIdProto? Standard(ModelProto model) => model.OpsetImport.FirstOrDefault(IsStandard);

    private static bool IsStandard(OperatorSetIdProto set) => set.Domain is "" or "ai.onnx";

    // A graph inside a node (a branch, a loop's body) may name values of the graph around it, so all names change alike.
    private static void Rename(GraphProto graph)
    {
        foreach (var node in graph.Node)
        {
            node.Name = Prefixed(node.Name);
            Rename(node.Input);
            Rename(node.Output);
            foreach (var inner in node.Attribute.SelectMany(ForeignNodes.Graphs)) Rename(inner);
        }
        foreach (var tensor in graph.Initializer) tensor.Name = Prefixed(tensor.Name);
        foreach (var value in graph.Input.Concat(graph.Output).Concat(graph.ValueInfo)) value.Name = Prefixed(value.Name);
    }

    private static void Rename(IList<string> names)
    {
        for (var i = 0; i < names.Count; i++) names[i] = Prefixed(names[i]);
    }

    // An empty name is an optional input that was left out.
    private static string Prefixed(string name) => name.Length == 0 ? name : Prefix + name;
}
