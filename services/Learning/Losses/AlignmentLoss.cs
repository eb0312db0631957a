using SemCovNet.Learning.Models.Layers;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Losses;

/// <summary>Symmetric InfoNCE between images and their descriptors (van den Oord et al. 2018), τ = 0.07.</summary>
/// <remarks>Images with equal descriptors are no negatives of each other; one of which nothing was observed takes no part, for it would teach who was annotated.</remarks>
public static class AlignmentLoss
{
    private const double Temperature = 0.07;
    private const double Never = -1e9;

    /// <param name="visual">(B, d), length 1.</param>
    /// <param name="semantic">(B, d), length 1.</param>
    /// <param name="descriptors">(B, K), NaN where not observed; two NaN are equal.</param>
    /// <returns>The mean over the rows that take part; 0 without any.</returns>
    public static Tensor Of(Tensor visual, Tensor semantic, Tensor descriptors)
    {
        var described = descriptors.isnan().all(1).logical_not().nonzero().squeeze(1);          // (R)
        return described.shape[0] == 0
            ? visual.sum().Times(0)
            : OfDescribed(visual.index_select(0, described), semantic.index_select(0, described), descriptors.index_select(0, described));
    }

    private static Tensor OfDescribed(Tensor visual, Tensor semantic, Tensor descriptors)
    {
        var rows = visual.shape[0];
        var filled = descriptors.nan_to_num(-1);                                                // (B, K)
        var equal = filled.unsqueeze(0).eq(filled.unsqueeze(1)).all(2);                         // (B, B)
        var itself = eye(rows, dtype: ScalarType.Bool, device: visual.device);
        var twins = equal.logical_and(itself.logical_not());
        var scores = visual.matmul(semantic.t()).Times(1 / Temperature).Filled(twins, Never);   // (B, B)
        var partner = tensor([.. Enumerable.Range(0, (int)rows).Select(row => (long)row)]).to(visual.device);
        return nn.functional.cross_entropy(scores, partner).Plus(nn.functional.cross_entropy(scores.t(), partner)).Times(0.5);
    }
}
