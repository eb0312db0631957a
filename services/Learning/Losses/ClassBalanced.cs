using static TorchSharp.torch;

namespace SemCovNet.Learning.Losses;

/// <summary>Cross-entropy weighted by the inverse effective number of samples (Cui et al. 2019), Σ w·l / Σ w over a batch.</summary>
public static class ClassBalanced
{
    private const double Beta = 0.999;

    /// <summary>w_y = (1 − β)/(1 − β^n_y), scaled to sum to the number of classes; a class without samples weighs 0.</summary>
    public static float[] Weights(IReadOnlyList<int> classCounts)
    {
        var raw = classCounts.Select(count => count == 0 ? 0 : (1 - Beta) / (1 - Math.Pow(Beta, count))).ToArray();
        return [.. raw.Select(weight => (float)(weight * raw.Length / raw.Sum()))];
    }

    public static ClassLossFunction Create(IReadOnlyList<int> classCounts, Device device)
    {
        var weights = tensor(Weights(classCounts)).to(device).DetachFromDisposeScope();
        return (logits, classes) => nn.functional.cross_entropy(logits, classes, weights);
    }
}
