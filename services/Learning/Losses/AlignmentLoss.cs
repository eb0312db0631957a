using SemCovNet.Learning.Models.Layers;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Losses;

/// <summary>Symmetric InfoNCE between images and their descriptors; images with equal descriptors are no negatives of each other.</summary>
public static class AlignmentLoss
{
    private const double Temperature = 0.07;
    private const double Never = -1e9;

    /// <param name="visual">(B, d), length 1.</param>
    /// <param name="semantic">(B, d), length 1.</param>
    /// <param name="descriptors">(B, K), NaN where not observed; two NaN are equal.</param>
    public static Tensor Of(Tensor visual, Tensor semantic, Tensor descriptors)
    {
        var rows = visual.shape[0];
        var filled = descriptors.nan_to_num(-1);                                                // (B, K)
        var equal = filled.unsqueeze(0).eq(filled.unsqueeze(1)).all(2);                         // (B, B)
        var itself = eye(rows, dtype: ScalarType.Bool, device: visual.device);
        var twins = equal.logical_and(itself.logical_not());
        var scores = visual.matmul(semantic.t()).Times(1 / Temperature).Filled(twins, Never);   // (B, B)
        var partner = tensor([.. Enumerable.Range(0, (int)rows).Select(row => (long)row)], device: visual.device);
        return nn.functional.cross_entropy(scores, partner).Plus(nn.functional.cross_entropy(scores.t(), partner)).Times(0.5);
    }
}
