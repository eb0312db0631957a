using SemCovNet.Learning.Models.Layers;
using SemCovNet.Learning.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Semantics;

/// <summary>Tokens from the image alone: one learned query a descriptor, answered by the patches.</summary>
internal sealed class VisualTokens : nn.Module<Tensor, Tensor>
{
    private readonly Parameter queries;     // (1, K, d)
    private readonly CrossAttention look;

    public VisualTokens(SemanticsConfig config) : base(nameof(VisualTokens))
    {
        queries = nn.Parameter(randn(1, config.Descriptors, config.Width).Times(0.5));
        look = new CrossAttention(config.Width);
        RegisterComponents();
    }

    public override Tensor forward(Tensor patches) => queries.Plus(look.forward(queries, patches).Read);   // (B, K, d)

    public Symbol export(Symbol patches)
    {
        var constant = patches.Graph.Constant(queries);
        return constant + look.export(constant, patches).Read;
    }
}
