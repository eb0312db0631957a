using SemCovNet.Learning.Recipes;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Losses;

/// <summary>The loss of the class prediction: from logits (B, Y) and class indices (B) to one number.</summary>
public delegate Tensor ClassLossFunction(Tensor logits, Tensor classes);

public static class ClassLosses
{
    /// <param name="classCounts">Training samples a class.</param>
    /// <param name="weights">Of each class in the cross-entropy.</param>
    public static ClassLossFunction Create(ClassLoss loss, IReadOnlyList<int> classCounts, IReadOnlyList<float> weights, Device device) => loss switch
    {
        ClassLoss.ClassBalanced => ClassBalanced.Create(classCounts, device),
        ClassLoss.Asymmetric => AsymmetricLoss.Of,
        _ when weights.Any(weight => weight != 1) => Weighted(weights, device),
        _ => (logits, classes) => nn.functional.cross_entropy(logits, classes),
    };

    // The mean over rows, not over weights: a batch without positives then counts as any other.
    private static ClassLossFunction Weighted(IReadOnlyList<float> each, Device device)
    {
        var weights = tensor([.. each]).to(device).DetachFromDisposeScope();
        return (logits, classes) => nn.functional.cross_entropy(logits, classes, weights, reduction: nn.Reduction.None).mean();
    }
}
