using SemCovNet.Learning.Models.Layers;
using SemCovNet.Learning.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Semantics;

/// <summary>One linear head a descriptor: from its token to the logit of its predicted score.</summary>
internal sealed class DescriptorHeads : nn.Module<Tensor, Tensor>
{
    private readonly LayerNorm norm;
    private readonly Parameter weight;      // (K, d)
    private readonly Parameter bias;        // (K)

    public DescriptorHeads(SemanticsConfig config) : base(nameof(DescriptorHeads))
    {
        norm = nn.LayerNorm(config.Width);
        weight = nn.Parameter(randn(config.Descriptors, config.Width).Times(1 / Math.Sqrt(config.Width)));
        bias = nn.Parameter(zeros(config.Descriptors));
        RegisterComponents();
    }

    public override Tensor forward(Tensor tokens) => (norm.call(tokens) * weight).sum(-1).Plus(bias);  // (B, K)

    public Symbol export(Symbol tokens) =>
        (tokens.layer_norm(norm) * tokens.Graph.Constant(weight)).sum(-1) + tokens.Graph.Constant(bias);
}
