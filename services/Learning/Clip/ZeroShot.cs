using SemCovNet.Learning.Models.Layers;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Clip;

/// <summary>Classifies images by prompts alone (Radford et al. 2021): a class is the mean direction of its prompts.</summary>
public sealed class ZeroShot : IDisposable
{
    private readonly ClipModel _model;
    private readonly Tensor _classes;       // (Y, P)

    /// <param name="prompts">One or more for each class.</param>
    public ZeroShot(ClipModel model, IReadOnlyList<IReadOnlyList<string>> prompts)
    {
        _model = model;
        using var scope = NewDisposeScope();
        _classes = ClipModel.Unit(stack([.. prompts.Select(ofClass => model.Prompts(ofClass).mean([0]))])).MoveToOuterDisposeScope();
    }

    /// <param name="images">(B, 3, S, S), RGB in 0..1.</param>
    /// <returns>(B, Y), summing to 1: softmax of the cosines times the scale that training found.</returns>
    public Tensor Predict(Tensor images) => _model.Images(images).matmul(_classes.t()).Times(_model.LogitScale).softmax(1);

    /// <param name="pixels">3·S·S values of one image, channel by channel, RGB in 0..1.</param>
    /// <returns>Y probabilities.</returns>
    public float[] Predict(float[] pixels)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        return Predict(tensor(pixels, [1, 3, _model.ImageSize, _model.ImageSize])).contiguous().data<float>().ToArray();
    }

    public void Dispose() => _classes.Dispose();
}
