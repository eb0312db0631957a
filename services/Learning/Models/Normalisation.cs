using SemCovNet.Learning.Models.Layers;
using SemCovNet.Learning.Onnx;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Models;

/// <summary>A mean and a deviation a channel, inside the model so that nobody outside can forget them.</summary>
internal sealed class Normalisation : nn.Module<Tensor, Tensor>
{
    private const string Mean = nameof(Mean);
    private const string Deviation = nameof(Deviation);

    private Normalisation(float[] mean, float[] deviation) : base(nameof(Normalisation))
    {
        register_buffer(Mean, PerChannel(mean), persistent: false);
        register_buffer(Deviation, PerChannel(deviation), persistent: false);
    }

    /// <summary>The mean and deviation of ImageNet's pixels.</summary>
    public static Normalisation ImageNet() => new([0.485f, 0.456f, 0.406f], [0.229f, 0.224f, 0.225f]);

    /// <summary>From 0..1 to −1..1, as TensorFlow's models want it.</summary>
    public static Normalisation Symmetric() => new([0.5f, 0.5f, 0.5f], [0.5f, 0.5f, 0.5f]);

    /// <summary>The mean and deviation of the pixels that CLIP was trained on.</summary>
    public static Normalisation Clip() => new([0.48145466f, 0.4578275f, 0.40821073f], [0.26862954f, 0.26130258f, 0.27577711f]);

    /// <param name="images">(B, 3, H, W), RGB in 0..1.</param>
    public override Tensor forward(Tensor images) => (images - this.Constant(Mean, images)) / this.Constant(Deviation, images);

    public Symbol export(Symbol images) =>
        (images - images.Graph.Constant(get_buffer(Mean)!)) / images.Graph.Constant(get_buffer(Deviation)!);

    private static Tensor PerChannel(float[] values) => tensor(values).view(1, 3, 1, 1).DetachFromDisposeScope();
}
