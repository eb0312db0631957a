using System.Runtime.InteropServices;
using Google.Protobuf;
using SemCovNet.Learning.Onnx.Format;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Onnx;

/// <summary>Collects nodes, weights, inputs and outputs of one ONNX graph. The first dimension of inputs and outputs is the batch.</summary>
public sealed class OnnxGraph(int opset = OnnxGraph.LeastOpset)
{
    /// <summary>The first operator set with all operators that models are written in.</summary>
    public const int LeastOpset = 17;

    private const int Float = 1;
    private const int Int64 = 7;
    private readonly GraphProto _graph = new() { Name = "model" };
    private int _names;

    /// <summary>The operator set that nodes are written in.</summary>
    public int Opset => opset;

    internal GraphProto Proto => _graph;

    /// <summary>A foreign graph whose nodes have joined this one; null where none has.</summary>
    internal ForeignGraph? Joined { get; set; }

    public Symbol Input(string name, params long[] shapeAfterBatch)
    {
        _graph.Input.Add(Info(name, shapeAfterBatch));
        return new Symbol(this, name);
    }

    public void Output(string name, Symbol value, params long[] shapeAfterBatch)
    {
        _graph.Node.Add(new NodeProto { OpType = "Identity", Name = name, Input = { value.Name }, Output = { name } });
        _graph.Output.Add(Info(name, shapeAfterBatch));
    }

    /// <summary>A weight or constant, copied in row-major order.</summary>
    public Symbol Constant(Tensor value)
    {
        using var scope = NewDisposeScope();
        var packed = value.detach().cpu().to_type(ScalarType.Float32).contiguous();
        return Initializer(Float, packed.shape, packed.bytes.ToArray());
    }

    public Symbol Constant(float value) => Initializer(Float, [], BitConverter.GetBytes(value));

    public Symbol Integers(params long[] values) => Initializer(Int64, [values.Length], MemoryMarshal.AsBytes(values.AsSpan()).ToArray());

    internal Symbol Node(string operation, IEnumerable<Symbol> inputs, params AttributeProto[] attributes)
    {
        var name = NextName(operation);
        var node = new NodeProto { OpType = operation, Name = name, Output = { name } };
        node.Input.AddRange(inputs.Select(input => input.Name));
        node.Attribute.AddRange(attributes);
        _graph.Node.Add(node);
        return new Symbol(this, name);
    }

    private Symbol Initializer(int type, long[] shape, byte[] content)
    {
        var name = NextName("weight");
        _graph.Initializer.Add(new TensorProto { Name = name, DataType = type, Dims = { shape }, RawData = UnsafeByteOperations.UnsafeWrap(content) });
        return new Symbol(this, name);
    }

    private string NextName(string stem) => $"{stem}_{_names++}";

    private static ValueInfoProto Info(string name, long[] shapeAfterBatch)
    {
        var shape = new TensorShapeProto { Dim = { new TensorShapeProto.Types.Dimension { DimParam = "batch" } } };
        shape.Dim.AddRange(shapeAfterBatch.Select(size => new TensorShapeProto.Types.Dimension { DimValue = size }));
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = Float, Shape = shape } } };
    }
}
