using SemCovNet.Learning.Models.Layers;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Losses;

/// <summary>Soft binary cross-entropy of predicted against observed descriptors, averaged over what was observed.</summary>
public static class DescriptorReconstruction
{
    /// <param name="logits">(B, K)</param>
    /// <param name="descriptors">(B, K), scores in 0..1, NaN where not observed.</param>
    public static Tensor Of(Tensor logits, Tensor descriptors)
    {
        var observed = descriptors.isnan().logical_not().to_type(ScalarType.Float32);
        var each = nn.functional.binary_cross_entropy_with_logits(logits, descriptors.nan_to_num(0), reduction: nn.Reduction.None);
        return (each * observed).sum() / observed.sum().AtLeast(1);
    }
}
