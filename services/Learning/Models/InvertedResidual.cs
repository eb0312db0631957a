using SemCovNet.Learning.Models.Layers;
using SemCovNet.Learning.Onnx;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Models;

/// <param name="Expansion">Hidden channels are this many times the input's.</param>
/// <param name="Drop">Probability that a sample skips the block while training.</param>
internal sealed record InvertedResidualConfig(long From, long To, long Expansion, long Kernel, long Stride, double Drop)
{
    public bool IsResidual => Stride == 1 && From == To;
}

/// <summary>Expand, depthwise convolution, gate, project: EfficientNet's MBConv block.</summary>
internal sealed class InvertedResidual : nn.Module<Tensor, Tensor>
{
    private readonly ConvNorm? expand;
    private readonly ConvNorm depthwise;
    private readonly SqueezeExcitation gate;
    private readonly ConvNorm project;
    private readonly SeededDropout skip;
    private readonly InvertedResidualConfig config;

    public InvertedResidual(InvertedResidualConfig config, Chance chance) : base(nameof(InvertedResidual))
    {
        this.config = config;
        var hidden = config.From * config.Expansion;
        if (config.Expansion > 1) expand = new ConvNorm(config.From, hidden, kernel: 1, stride: 1, Activation.Silu);
        depthwise = new ConvNorm(hidden, hidden, config.Kernel, config.Stride, Activation.Silu, groups: hidden);
        gate = new SqueezeExcitation(hidden, Math.Max(1, config.From / 4));
        project = new ConvNorm(hidden, config.To, kernel: 1, stride: 1, Activation.None);
        skip = new SeededDropout(config.Drop, chance, wholeSample: true);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var hidden = expand is null ? x : expand.call(x);               // (B, hidden, H, W)
        var gated = gate.call(depthwise.call(hidden));                  // (B, hidden, H/stride, W/stride)
        var projected = project.call(gated);                            // (B, to, H/stride, W/stride)
        return config.IsResidual ? skip.call(projected).Plus(x) : projected;
    }

    public Symbol export(Symbol x)
    {
        var hidden = expand is null ? x : expand.export(x);
        var projected = project.export(gate.export(depthwise.export(hidden)));
        return config.IsResidual ? projected + x : projected;
    }
}
