using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Google.Protobuf;
using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Models;
using SemCovNet.Learning.Onnx;
using SemCovNet.Learning.Onnx.Format;
using SemCovNet.Learning.Recipes;
using SemCovNet.Learning.Training;
using SemCovNet.Tests.Learning.Support;
using static TorchSharp.torch;

namespace SemCovNet.Tests.Learning.Models;

/// <summary>An image encoder that somebody gives as an ONNX model.</summary>
public sealed class OnnxEncoderTests
{
    private const int Side = 48;

    [Theory]
    [InlineData(17, "sdm=none")]
    [InlineData(18, "sdm=none")]
    [InlineData(18, "sdm=visual")]
    public void A_probe_on_it_trains_resumes_and_is_exported_as_one_model(int opset, string change)
    {
        var encoder = Encoder(opset);
        var recipe = Recipe(encoder).With(change);
        var observer = new RecordingObserver();
        var trained = Run(recipe, encoder, observer);
        Assert.Equal(trained.WeightsSha256, Run(recipe, encoder, new RecordingObserver(), observer.Checkpoints[0]).WeightsSha256);

        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        using var model = ModelFile.Read(trained.Weights, new MemoryStream(encoder)).Model;
        var (images, prior) = (rand(3, 3, Side, Side), full(3, SyntheticData.Descriptors, float.NaN));
        using var onnx = new OnnxRun(trained.Onnx);
        var difference = model.call(images, prior).Logits.softmax(1).flatten() - tensor(onnx.Run(images, prior)["probabilities"]);
        Assert.InRange(difference.abs().max().item<float>(), 0, 1e-4);
    }

    [Fact]
    public void It_gives_the_features_that_the_original_gives()
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        using var original = Original();
        using var encoder = OnnxEncoder.Read(new MemoryStream(Encoder(17)), Side, threads: 1);
        var images = rand(5, 3, Side, Side);

        var (map, pooled) = encoder.see(images);
        Assert.Equal([5, 96, 1, 1], map.shape);
        Assert.True(original.call(images).mean([2, 3]).allclose(pooled, atol: 1e-5));
    }

    [Fact]
    public void Its_feature_map_is_taken_where_it_gives_no_embedding()
    {
        using var encoder = OnnxEncoder.Read(new MemoryStream(Encoder(17, pooled: false)), Side, threads: 1);
        Assert.Equal([2, 96, 6, 6], encoder.call(rand(2, 3, Side, Side)).shape);
    }

    [Fact]
    public void An_encoder_for_another_image_size_says_which() =>
        Assert.Equal(
            "The ONNX image encoder cannot be used: it takes images (3, 48, 48), and image_size=64 gives (3, 64, 64): set image_size=48.",
            Assert.Throws<CheckpointException>(() => OnnxEncoder.Read(new MemoryStream(Encoder(17)), 64, threads: 1)).Message);

    public static TheoryData<string, string> Broken => new()
    {
        { "opset", "it is written in operator set 12, and the model around it needs 13 or later: convert it with onnx.version_converter." },
        { "external", "it keeps weights in another file: save it with its weights inside." },
        { "inputs", "its inputs are image, input_ids, but an image encoder takes one, float32 (batch, 3, S, S): export the image encoder alone." },
        { "batch", "it takes 1 images at a time: export it with a free batch size." },
        { "graph", "it holds no graph." },
        { "operator", "ONNX Runtime refuses it (" },
        { "external in a node", "it keeps weights in another file: save it with its weights inside." },
        { "external in a function", "it keeps weights in another file: save it with its weights inside." },
        { "external in a branch", "it keeps weights in another file: save it with its weights inside." },
        { "loop", "its node \"forever\" is a Loop, which may have no end: export it without loops." },
        { "loop in a branch", "its node \"forever\" is a Loop, which may have no end: export it without loops." },
        { "nodes", "it has 1000002 nodes, and 50000 are allowed: export the image encoder alone, and simplify it." },
        { "outputs", "its outputs are flat, and none is an embedding (batch, C) or a feature map (batch, C, H, W) of float32." },
    };

    [Theory, MemberData(nameof(Broken))]
    public void What_cannot_stand_in_another_model_is_refused_with_the_reason(string fault, string reason)
    {
        var model = ModelProto.Parser.ParseFrom(Encoder(17));
        Break(model, fault);
        var error = Assert.Throws<CheckpointException>(() => OnnxEncoder.Read(new MemoryStream(model.ToByteArray()), Side, threads: 1));
        Assert.StartsWith("The ONNX image encoder cannot be used: " + reason, error.Message);
    }

    [Fact]
    public void Truncated_files_are_refused()
    {
        var whole = Encoder(17);
        Assert.All([0, 1, 10, whole.Length / 2, whole.Length - 1], length =>
            Assert.Throws<CheckpointException>(() => PretrainedWeights.CheckFormat(new MemoryStream(whole, 0, length))));
        PretrainedWeights.CheckFormat(new MemoryStream(whole));
    }

    [Fact]
    public void One_that_wants_more_memory_than_there_is_for_it_is_refused()
    {
        var model = ModelProto.Parser.ParseFrom(Encoder(17));
        // 8 GiB, which a machine may well have.
        Constant(model, "huge", 2, 1024, 1024, 1024);
        model.Graph.Output.Add(new ValueInfoProto { Name = "huge" });
        var error = Assert.Throws<CheckpointException>(() => OnnxEncoder.Read(new MemoryStream(model.ToByteArray()), Side, threads: 1));
        Assert.Contains("Available memory of", error.Message);
    }

    [Fact]
    public void One_that_takes_too_long_is_cut_off()
    {
        var model = ModelProto.Parser.ParseFrom(Encoder(17));
        // Each a multiplication of seconds, of which the first would do.
        Constant(model, "square", 4096, 4096);
        var before = "square";
        for (var times = 0; times < 100; times++)
        {
            model.Graph.Node.Add(new NodeProto { OpType = "MatMul", Input = { before, "square" }, Output = { $"product{times}" } });
            before = $"product{times}";
        }
        model.Graph.Output.Add(new ValueInfoProto { Name = before });
        var started = Stopwatch.GetTimestamp();
        var error = Assert.Throws<CheckpointException>(
            () => OnnxEncoder.Read(new MemoryStream(model.ToByteArray()), Side, threads: 1, TimeSpan.FromMilliseconds(1)));
        Assert.Equal("The ONNX image encoder cannot be used: it takes longer than 0.004 s for 2 images.", error.Message);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromMinutes(1));
    }

    // A file of some bytes whose tensor has as many numbers as are asked for.
    private static void Constant(ModelProto model, string name, params long[] shape)
    {
        var sizes = new TensorProto { Name = name + "-shape", DataType = 7, Dims = { shape.Length }, RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(shape.AsSpan())) };
        model.Graph.Initializer.Add(sizes);
        model.Graph.Node.Add(new NodeProto { OpType = "ConstantOfShape", Input = { sizes.Name }, Output = { name } });
    }

    private static NodeProto With(string operation, AttributeProto attribute) => new() { OpType = operation, Name = "forever", Output = { "unused" }, Attribute = { attribute } };

    private static AttributeProto Elsewhere() => new() { Name = "value", Type = AttributeProto.Types.AttributeType.Tensor, T = new TensorProto { DataLocation = 1 } };

    private static AttributeProto Branch(NodeProto inner) =>
        new() { Name = "then_branch", Type = AttributeProto.Types.AttributeType.Graph, G = new GraphProto { Node = { inner } } };

    private static void Break(ModelProto model, string fault)
    {
        switch (fault)
        {
            case "opset": model.OpsetImport[0].Version = 12; break;
            case "external": model.Graph.Initializer[0].DataLocation = 1; break;
            case "inputs": model.Graph.Input.Add(new ValueInfoProto { Name = "input_ids" }); break;
            case "batch": model.Graph.Input[0].Type.TensorType.Shape.Dim[0].DimValue = 1; break;
            case "graph": model.Graph.Node.Clear(); break;
            case "operator": model.Graph.Node[0].OpType = "Teleport"; break;
            case "external in a node": model.Graph.Node.Add(With("Constant", Elsewhere())); break;
            case "external in a function": model.Functions.Add(new FunctionProto { Node = { With("Constant", Elsewhere()) } }); break;
            case "external in a branch": model.Graph.Node.Add(With("If", Branch(With("Constant", Elsewhere())))); break;
            case "loop": model.Graph.Node.Add(With("Loop", Branch(new NodeProto()))); break;
            case "loop in a branch": model.Graph.Node.Add(With("If", Branch(With("Loop", Branch(new NodeProto()))))); break;
            case "nodes":
                var own = model.Graph.Node.Count;
                model.Graph.Node.Add(Enumerable.Range(0, 1_000_002 - own).Select(_ => new NodeProto { OpType = "Identity" }));
                break;
            case "outputs":
                model.Graph.Node[^1].OpType = "Flatten";
                model.Graph.Node[^1].Attribute.Add(Symbol.Attribute("axis", 0));
                model.Graph.Node[^1].Output[0] = "flat";
                model.Graph.Output[0].Name = "flat";
                model.Graph.Output[0].Type.TensorType.Shape = null;
                break;
            default: throw new ArgumentOutOfRangeException(nameof(fault), fault, null);
        }
    }

    private static ConvNet Original()
    {
        manual_seed(5);
        var original = new ConvNet(new ConvNetConfig());
        original.eval();
        return original;
    }

    // Its names are those that our own graphs use, so that a clash would show.
    private static byte[] Encoder(int opset, bool pooled = true)
    {
        using var scope = NewDisposeScope();
        using var original = Original();
        var graph = new OnnxGraph(opset);
        var map = original.export(graph.Input("image", 3, Side, Side));
        if (pooled) graph.Output("probabilities", map.mean([2, 3]), 96);
        else graph.Output("maps", map, 96, Side / 8, Side / 8);
        var model = new ModelProto { IrVersion = 9, Graph = graph.Proto };
        model.OpsetImport.Add(new OperatorSetIdProto { Version = opset });
        return model.ToByteArray();
    }

    private static Recipe Recipe(byte[] encoder) => RecipeCatalog.Find("clip") with
    {
        Backbone = OnnxEncoder.Name,
        Weights = "sha256/" + Convert.ToHexStringLower(SHA256.HashData(encoder)),
        ImageSize = Side,
        Epochs = 2,
        Batch = 16,
        Device = ComputeDevice.Cpu,
    };

    private static TrainedModel Run(Recipe recipe, byte[] encoder, RecordingObserver observer, Checkpoint? resumeFrom = null) => Trainer.Run(
        SmallTraining.Job(recipe, resumeFrom) with { Pretrained = new MemoryStream(encoder) }, observer, TestContext.Current.CancellationToken);
}
