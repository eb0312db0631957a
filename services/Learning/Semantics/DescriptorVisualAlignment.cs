using SemCovNet.Learning.Models.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Semantics;

/// <summary>DVA: embeds an image and its descriptors in one space, where training draws the two together. Not part of prediction.</summary>
internal sealed class DescriptorVisualAlignment : nn.Module<Tensor, Tensor, (Tensor Visual, Tensor Semantic)>
{
    private readonly Linear visual;
    private readonly Linear semantic;

    public DescriptorVisualAlignment(SemanticsConfig config) : base(nameof(DescriptorVisualAlignment))
    {
        visual = nn.Linear(config.Channels, config.Width);
        semantic = nn.Linear(2 * config.Descriptors, config.Width);
        RegisterComponents();
    }

    /// <param name="pooled">(B, C), the backbone's features before any descriptor touched them.</param>
    /// <param name="descriptors">(B, K), observed scores, NaN where not observed.</param>
    /// <returns>Two embeddings (B, d) of length 1.</returns>
    public override (Tensor Visual, Tensor Semantic) forward(Tensor pooled, Tensor descriptors)
    {
        var observed = descriptors.isnan().logical_not().to_type(ScalarType.Float32);           // (B, K)
        var scores = cat([descriptors.nan_to_num(0), observed], 1);                             // (B, 2K)
        return (Unit(visual.call(pooled)), Unit(semantic.call(scores)));
    }

    private static Tensor Unit(Tensor x) => x / (x * x).sum(1, keepdim: true).sqrt().AtLeast(1e-6);
}
