using Microsoft.ML.OnnxRuntime;
using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Onnx;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Models;

/// <summary>An image encoder that somebody gave as an ONNX model: ONNX Runtime computes its features, and nothing in it is trained.</summary>
/// <remarks>Its images are normalised as CLIP's. It yields an embedding (B, C), taken as a map of one place, or a map (B, C, H, W).</remarks>
internal sealed class OnnxEncoder : Backbone
{
    public const string Name = "clip-onnx";
    private const int ProbeRows = 2;
    private readonly ForeignGraph graph;
    private readonly BoundedSession session;
    private readonly Answer answer;

    private OnnxEncoder(ForeignGraph graph, BoundedSession session, Answer answer) : base(Name, answer.Shape[0])
    {
        (this.graph, this.session, this.answer) = (graph, session, answer);
        RegisterComponents();
    }

    internal override int Opset => graph.Opset;

    /// <param name="threads">Part of the result, as everywhere: sums round differently in another order.</param>
    /// <exception cref="CheckpointException">The file is no ONNX model, or no image encoder for images of this size.</exception>
    /// <param name="forAnImage">As <see cref="BoundedSession"/>'s.</param>
    public static OnnxEncoder Read(Stream file, int imageSize, int threads, TimeSpan? forAnImage = null)
    {
        var content = ForeignGraph.Content(file);
        var graph = ForeignGraph.Read(content);
        var shape = graph.Input.Shape;
        if (shape[0] is { } rows) throw ForeignGraph.Unfit($"it takes {rows} images at a time: export it with a free batch size");
        if ((shape[1] ?? 3) != 3 || (shape[2] ?? imageSize) != imageSize || (shape[3] ?? imageSize) != imageSize)
            throw ForeignGraph.Unfit($"it takes images ({string.Join(", ", shape.Skip(1))}), and image_size={imageSize} gives (3, {imageSize}, {imageSize}): set image_size={shape[2]}");
        return Within(() =>
        {
            var session = new BoundedSession(content, threads, forAnImage);
            try
            {
                return new OnnxEncoder(graph, session, Probe(session, graph.Input.Name, imageSize));
            }
            catch
            {
                session.Dispose();
                throw;
            }
        });
    }

    internal override Normalisation Normalise() => Normalisation.Clip();

    public override Tensor forward(Tensor images)
    {
        var packed = images.detach().cpu().contiguous();
        using var results = Within(() => session.Run(graph.Input.Name, packed.data<float>().ToArray(), packed.shape, [answer.Name]));
        return tensor(results[0].GetTensorDataAsSpan<float>().ToArray(), [packed.shape[0], .. answer.Map]).to(images.device);     // (B, C, H, W)
    }

    public override Symbol export(Symbol images) => graph.Join(images.Graph, images, answer.Name).reshape([-1, .. answer.Map]);

    /// <summary>The file is the encoder, so building it has loaded it.</summary>
    internal override void Load(TensorArchive file) =>
        throw new CheckpointException($"backbone={Name} takes an ONNX model, and the file holds tensors: set backbone to the encoder that they belong to.");

    protected override void Dispose(bool disposing)
    {
        if (disposing) session.Dispose();
        base.Dispose(disposing);
    }

    private static T Within<T>(Func<T> use)
    {
        try
        {
            return use();
        }
        catch (OnnxRuntimeException error)
        {
            throw ForeignGraph.Unfit($"ONNX Runtime refuses it ({error.Message})", error);
        }
        catch (TimeoutException late)
        {
            throw ForeignGraph.Unfit(late.Message, late);
        }
    }

    // What an output is called and shaped is best learnt by asking for all of them.
    private static Answer Probe(BoundedSession session, string input, int imageSize)
    {
        using var results = session.Run(input, new float[ProbeRows * 3 * imageSize * imageSize], [ProbeRows, 3, imageSize, imageSize], session.Outputs);
        var answers = results.Select((value, index) => (Name: session.Outputs[index], Type: value.GetTensorTypeAndShape()))
            .Where(output => output.Type.ElementDataType == Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Float && output.Type.Shape[0] == ProbeRows)
            .Select(output => new Answer(output.Name, [.. output.Type.Shape.Skip(1)])).ToList();
        return answers.Find(output => output.Shape.Length == 1) ?? answers.Find(output => output.Shape.Length == 3)
            ?? throw ForeignGraph.Unfit($"its outputs are {string.Join(", ", session.Outputs)}, and none is an embedding (batch, C) or a feature map (batch, C, H, W) of float32");
    }

    /// <param name="Shape">Behind the batch: (C) or (C, H, W).</param>
    private sealed record Answer(string Name, long[] Shape)
    {
        public long[] Map => Shape is [var channels] ? [channels, 1, 1] : Shape;
    }
}
