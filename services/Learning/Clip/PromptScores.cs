using SemCovNet.Learning.Models.Layers;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Clip;

/// <summary>Scores descriptors by prompts, as MONET does (Kim et al. 2024): how much closer an image is to a descriptor's prompts than to the reference.</summary>
/// <remarks>For each template softmax(scale · [mean cosine to the terms' prompts, cosine to the reference]); of the first, the mean over templates.</remarks>
public sealed class PromptScores : IDisposable
{
    private readonly ClipModel _model;
    private readonly PromptSet _prompts;
    private readonly Tensor _contrasts;     // (K, T, P): mean direction of the terms minus the reference's

    public PromptScores(ClipModel model, PromptSet prompts)
    {
        (_model, _prompts) = (model, prompts);
        using var scope = NewDisposeScope();
        var references = model.Prompts(prompts.References);                                             // (T, P)
        _contrasts = stack([.. prompts.Descriptors.Values.Select(terms => stack([.. prompts.Templates.Select(template =>
            model.Prompts([.. terms.Select(term => PromptSet.Fill(template, term))]).mean([0]))]) - references)]).MoveToOuterDisposeScope();
    }

    public IReadOnlyList<string> Descriptors => [.. _prompts.Descriptors.Keys];

    /// <param name="images">(B, 3, S, S), RGB in 0..1.</param>
    /// <returns>(B, K) in 0..1, in the order of <see cref="Descriptors"/>.</returns>
    public Tensor Of(Tensor images)
    {
        // Of two, softmax is the sigmoid of their difference; and a mean of cosines is the cosine to the mean.
        var differences = _model.Images(images).matmul(_contrasts.flatten(0, 1).t());                   // (B, K·T)
        return differences.Times(_prompts.Scale).sigmoid().unflatten(1, [_prompts.Descriptors.Count, -1]).mean([2]);
    }

    /// <param name="pixels">3·S·S values of one image, channel by channel, RGB in 0..1.</param>
    /// <returns>K scores in 0..1.</returns>
    public float[] Of(float[] pixels)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        return Of(tensor(pixels, [1, 3, _model.ImageSize, _model.ImageSize])).contiguous().data<float>().ToArray();
    }

    public void Dispose() => _contrasts.Dispose();
}
