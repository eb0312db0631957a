using SemCovNet.Learning.Models.Layers;
using SemCovNet.Learning.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Semantics;

/// <summary>DAM: F' = F·(1 + (1−u)·channel)·(1 + (1−u)·spatial), both gates in −1..1.</summary>
/// <remarks>
/// u is the mean binary entropy of the predicted descriptors, in bits, so certainty 1 − u lies in 0..1. No gradient flows through it:
/// a model should not grow certain to be heard.
/// </remarks>
internal sealed class DescriptorAttentionModulation : nn.Module
{
    private const float Tiny = 1e-6f;
    private readonly Linear channel;
    private readonly Parameter mapWeight;   // (1, K, 1, 1)
    private readonly Parameter mapBias;     // (1)

    public DescriptorAttentionModulation(SemanticsConfig config) : base(nameof(DescriptorAttentionModulation))
    {
        channel = nn.Linear(config.Width, config.Channels);
        mapWeight = nn.Parameter(randn(1, config.Descriptors, 1, 1).Times(0.1));
        mapBias = nn.Parameter(zeros(1));
        RegisterComponents();
    }

    public Tensor forward(Tensor features, SemanticMap<Tensor> semantics)
    {
        var patches = features.shape[2] * features.shape[3];
        var certainty = Certainty(semantics.Logits).view(-1, 1, 1, 1);                                      // (B, 1, 1, 1)
        var channels = channel.call(semantics.Tokens.mean([1])).tanh().unsqueeze(-1).unsqueeze(-1);         // (B, C, 1, 1)
        // A map sums to 1: times the number of patches, an even map is 1 everywhere, whatever the image size.
        var places = (semantics.Maps.Times(patches) * mapWeight).sum(1, keepdim: true).Plus(mapBias).tanh();     // (B, 1, H, W)
        return features * (certainty * channels).Plus(1) * (certainty * places).Plus(1);                    // (B, C, H, W)
    }

    public Symbol export(Symbol features, SemanticMap<Symbol> semantics, (long Height, long Width) size)
    {
        var graph = features.Graph;
        var certainty = Certainty(semantics.Logits).reshape(-1, 1, 1, 1);
        var channels = semantics.Tokens.mean([1]).linear(channel).tanh().reshape(0, -1, 1, 1);
        var weighted = semantics.Maps * (size.Height * size.Width) * graph.Constant(mapWeight);
        var places = (weighted.sum(1, keepdim: true) + graph.Constant(mapBias)).tanh();
        return features * (certainty * channels + 1) * (certainty * places + 1);
    }

    private static Tensor Certainty(Tensor logits)
    {
        var p = logits.detach().sigmoid().Between(Tiny, 1 - Tiny);                                  // (B, K)
        var entropy = (p * p.log()).Plus(p.OneMinus() * p.OneMinus().log()).Times(-1 / MathF.Log(2));   // (B, K), bits
        return entropy.mean([1]).OneMinus();                                                        // (B)
    }

    private static Symbol Certainty(Symbol logits)
    {
        var p = logits.sigmoid().clamp(Tiny, 1 - Tiny);
        var entropy = (p * p.log() + (1 - p) * (1 - p).log()) * (-1 / MathF.Log(2));
        return 1 - entropy.mean([1]);
    }
}
