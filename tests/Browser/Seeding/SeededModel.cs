using System.Runtime.InteropServices;
using System.Text.Json;
using Google.Protobuf;
using SemCovNet.Learning.Onnx.Format;
using static SemCovNet.Learning.Onnx.Format.AttributeProto.Types;

namespace SemCovNet.Tests.Browser.Seeding;

/// <summary>
/// A small model as training exports one: it looks for each descriptor where an image has that descriptor's colour, the more so the more of it
/// was observed.
/// </summary>
internal static class SeededModel
{
    public const int Side = 32;
    public const int Places = 4;

    private const int Float = 1;
    private const int Int64 = 7;
    private static readonly int Descriptors = SeededDataset.Vocabulary.Count;

    public static byte[] WithMaps { get; } = Write(maps: true, framing: "centre");

    public static byte[] OfWholePictures { get; } = Write(maps: true, framing: "whole");

    public static byte[] WithoutMaps { get; } = Write(maps: false, framing: "centre");

    private static byte[] Write(bool maps, string framing)
    {
        var graph = new GraphProto { Name = "model" };
        graph.Initializer.AddRange([
            Floats("colour", [Descriptors, 3, 1, 1], [.. Enumerable.Range(0, Descriptors * 3).Select(i => (float)Math.Sin(i + 1) * 3)]),
            Floats("decide", [Descriptors, 2], [.. Enumerable.Range(0, Descriptors * 2).Select(i => (float)Math.Cos(i) * 0.4f)]),
            Floats("half", [], [0.5f]), Longs("last", 2, 3), Longs("flat", 0, Descriptors, Places * Places), Longs("square", 0, Descriptors, Places, Places),
        ]);
        graph.Input.Add(Value("image", 3, Side, Side));
        graph.Input.Add(Value("prior", Descriptors));
        graph.Node.AddRange([
            Node("AveragePool", ["image"], "pooled", Ints("kernel_shape", Side / Places, Side / Places), Ints("strides", Side / Places, Side / Places)),
            Node("Conv", ["pooled", "colour"], "seen"),
            Node("IsNaN", ["prior"], "absent"), Node("Where", ["absent", "half", "prior"], "known"),
            Node("Unsqueeze", ["known", "last"], "weights"), Node("Mul", ["seen", "weights"], "found"),
            Node("GlobalAveragePool", ["found"], "mean"), Node("Flatten", ["mean"], "scores"),
            Node("MatMul", ["scores", "decide"], "logits"), Node("Softmax", ["logits"], "probabilities", Int("axis", 1)),
        ]);
        graph.Output.Add(Value("probabilities", 2));
        if (maps)
        {
            graph.Node.AddRange([
                Node("Sigmoid", ["scores"], "descriptors"),
                Node("Reshape", ["found", "flat"], "places"), Node("Softmax", ["places"], "attention", Int("axis", 2)), Node("Reshape", ["attention", "square"], "maps"),
            ]);
            graph.Output.AddRange([Value("descriptors", Descriptors), Value("maps", Descriptors, Places, Places)]);
        }
        var model = new ModelProto { IrVersion = 9, Graph = graph, OpsetImport = { new OperatorSetIdProto { Domain = "", Version = 17 } } };
        model.MetadataProps.Add(new StringStringEntryProto { Key = "classes", Value = JsonSerializer.Serialize(SeededDataset.Classes) });
        model.MetadataProps.Add(new StringStringEntryProto { Key = "descriptors", Value = JsonSerializer.Serialize(SeededDataset.Vocabulary.Select(known => known.Name)) });
        model.MetadataProps.Add(new StringStringEntryProto { Key = "framing", Value = framing });
        return model.ToByteArray();
    }

    private static NodeProto Node(string operation, string[] inputs, string output, params AttributeProto[] attributes) =>
        new() { OpType = operation, Name = output, Input = { inputs }, Output = { output }, Attribute = { attributes } };

    private static AttributeProto Int(string name, long value) => new() { Name = name, I = value, Type = AttributeType.Int };

    private static AttributeProto Ints(string name, params long[] values) => new() { Name = name, Ints = { values }, Type = AttributeType.Ints };

    private static TensorProto Floats(string name, long[] shape, float[] values) =>
        new() { Name = name, DataType = Float, Dims = { shape }, RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(values.AsSpan())) };

    private static TensorProto Longs(string name, params long[] values) =>
        new() { Name = name, DataType = Int64, Dims = { values.Length }, RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(values.AsSpan())) };

    private static ValueInfoProto Value(string name, params long[] shape)
    {
        var sizes = new TensorShapeProto { Dim = { new TensorShapeProto.Types.Dimension { DimParam = "batch" } } };
        sizes.Dim.AddRange(shape.Select(size => new TensorShapeProto.Types.Dimension { DimValue = size }));
        return new() { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = Float, Shape = sizes } } };
    }
}
