using SemCovNet.Learning.Recipes;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Losses;

/// <summary>The loss of the class prediction: from logits (B, Y) and class indices (B) to one number.</summary>
public delegate Tensor ClassLossFunction(Tensor logits, Tensor classes);

public static class ClassLosses
{
    /// <param name="classCounts">Training samples a class.</param>
    public static ClassLossFunction Create(ClassLoss loss, IReadOnlyList<int> classCounts, Device device) => loss switch
    {
        ClassLoss.ClassBalanced => ClassBalanced.Create(classCounts, device),
        ClassLoss.Asymmetric => AsymmetricLoss.Of,
        _ => (logits, classes) => nn.functional.cross_entropy(logits, classes),
    };
}
