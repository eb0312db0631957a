using SemCovNet.Learning.Models.Layers;
using SemCovNet.Learning.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Models;

/// <summary>A backbone for demos and tests: four stages, under 0.4 million parameters.</summary>
/// <param name="Widths">Channels of the stages. Early stages are the costly ones, so they are narrow.</param>
public sealed record ConvNetConfig(long[] Widths)
{
    public ConvNetConfig() : this([16, 32, 64, 96]) { }
}

internal sealed class ConvNet : Backbone
{
    private readonly Sequential stages;

    public ConvNet(ConvNetConfig config) : base("convnet-tiny", config.Widths[^1])
    {
        var widths = config.Widths;
        stages = nn.Sequential(
            new ConvNorm(3, widths[0], kernel: 3, stride: 2, Activation.Relu),          // (B, 16, S/2, S/2)
            new ConvNorm(widths[0], widths[1], kernel: 3, stride: 2, Activation.Relu),  // (B, 32, S/4, S/4)
            new ConvNorm(widths[1], widths[2], kernel: 3, stride: 2, Activation.Relu),  // (B, 64, S/8, S/8)
            new ConvNorm(widths[2], widths[3], kernel: 3, stride: 1, Activation.Relu)); // (B, 96, S/8, S/8)
        RegisterComponents();
    }

    public override Tensor forward(Tensor images) => stages.call(images);

    public override Symbol export(Symbol images) =>
        stages.children().Cast<ConvNorm>().Aggregate(images, (x, stage) => stage.export(x));
}
