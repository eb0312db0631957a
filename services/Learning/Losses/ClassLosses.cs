using SemCovNet.Learning.Recipes;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Losses;

/// <summary>The loss of the class prediction: from logits (B, Y) and class indices (B) to one number.</summary>
public delegate Tensor ClassLossFunction(Tensor logits, Tensor classes);

public static class ClassLosses
{
    /// <param name="classCounts">Training samples a class.</param>
    /// <param name="positiveWeight">Of the second of two classes in the cross-entropy; 1 weighs all alike.</param>
    public static ClassLossFunction Create(ClassLoss loss, IReadOnlyList<int> classCounts, double positiveWeight, Device device) => loss switch
    {
        ClassLoss.ClassBalanced => ClassBalanced.Create(classCounts, device),
        ClassLoss.Asymmetric => AsymmetricLoss.Of,
        _ when positiveWeight != 1 => Weighted((float)positiveWeight, device),
        _ => (logits, classes) => nn.functional.cross_entropy(logits, classes),
    };

    // The mean over rows, not over weights: a batch without positives then counts as any other.
    private static ClassLossFunction Weighted(float positive, Device device)
    {
        var weights = tensor(new[] { 1, positive }, device: device).DetachFromDisposeScope();
        return (logits, classes) => nn.functional.cross_entropy(logits, classes, weights, reduction: nn.Reduction.None).mean();
    }
}
