using SemCovNet.Learning.Models.Layers;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Losses;

/// <summary>Asymmetric loss, single-label softmax form (Ridnik et al. 2021): γ⁺ = 0, γ⁻ = 4, label smoothing 0.1, mean.</summary>
public static class AsymmetricLoss
{
    private const double NegativeFocus = 4;
    private const double Smoothing = 0.1;

    public static Tensor Of(Tensor logits, Tensor classes)
    {
        var count = logits.shape[1];
        var target = nn.functional.one_hot(classes, count).to_type(ScalarType.Float32);     // (B, Y)
        var log = logits.log_softmax(1);                                                    // (B, Y)
        var focus = target.Plus(target.OneMinus() * log.exp().Power(NegativeFocus));        // (B, Y)
        var smooth = target.Times(1 - Smoothing).Plus(Smoothing / count);                   // (B, Y)
        return -(smooth * focus * log).sum(1).mean();
    }
}
