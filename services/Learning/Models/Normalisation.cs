using SemCovNet.Learning.Onnx;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Models;

/// <summary>ImageNet's mean and deviation, inside the model so that nobody outside can forget them.</summary>
internal sealed class Normalisation : nn.Module<Tensor, Tensor>
{
    private static readonly float[] Mean = [0.485f, 0.456f, 0.406f];
    private static readonly float[] Deviation = [0.229f, 0.224f, 0.225f];

    public Normalisation() : base(nameof(Normalisation))
    {
        register_buffer(nameof(Mean), PerChannel(Mean), persistent: false);
        register_buffer(nameof(Deviation), PerChannel(Deviation), persistent: false);
    }

    /// <param name="images">(B, 3, H, W), RGB in 0..1.</param>
    public override Tensor forward(Tensor images) => (images - get_buffer(nameof(Mean))!) / get_buffer(nameof(Deviation))!;

    public Symbol export(Symbol images) =>
        (images - images.Graph.Constant(get_buffer(nameof(Mean))!)) / images.Graph.Constant(get_buffer(nameof(Deviation))!);

    private static Tensor PerChannel(float[] values) => tensor(values).view(1, 3, 1, 1).DetachFromDisposeScope();
}
