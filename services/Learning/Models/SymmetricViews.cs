using SemCovNet.Learning.Onnx;
using SemCovNet.Learning.Semantics;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Models;

/// <summary>Predicts an image from several of its mirror images and quarter turns at once: logits and descriptor logits are averaged.</summary>
/// <remarks>Skin has no up or down: what differs between views of one lesion is noise. Maps and tokens are those of the image as it is.</remarks>
public static class SymmetricViews
{
    /// <summary>1: the image alone; 2: mirrored too; 4: both mirrors; 8: also turned by 90°.</summary>
    public static IReadOnlyList<int> Choices { get; } = [1, 2, 4, 8];

    /// <param name="images">(B, 3, S, S)</param>
    /// <param name="prior">(B, K)</param>
    public static ModelOutput<Tensor> Predict(Classifier model, Tensor images, Tensor prior, int views)
    {
        if (views == 1) return model.call(images, prior);
        List<Tensor> seen = [images];                                                   // views of (B, 3, S, S)
        if (views >= 2) seen.AddRange([.. seen.Select(view => view.flip(3))]);
        if (views >= 4) seen.AddRange([.. seen.Select(view => view.flip(2))]);
        if (views >= 8) seen.AddRange([.. seen.Select(view => view.transpose(2, 3))]);
        // One view after another, since all at once hold views times the memory.
        var outputs = seen.ConvertAll(view => model.Answer(view, prior));
        return outputs[0] with
        {
            Logits = Mean(output => output.Logits),
            Semantics = outputs[0].Semantics is { } semantics ? semantics with { Logits = Mean(output => output.Semantics!.Logits) } : null,
        };

        Tensor Mean(Func<ModelOutput<Tensor>, Tensor> part) => stack([.. outputs.Select(part)]).mean([0]);
    }

    /// <param name="size">Height and width of the feature map.</param>
    public static ModelOutput<Symbol> Export(Classifier model, Symbol images, Symbol? prior, (long Height, long Width) size, int views)
    {
        if (views == 1) return model.export(images, prior, size);
        var (seen, given) = (images, prior);
        if (views >= 2) (seen, given) = (seen.cat(seen.flip(3), 0), given?.cat(given, 0));
        if (views >= 4) (seen, given) = (seen.cat(seen.flip(2), 0), given?.cat(given, 0));
        if (views >= 8) (seen, given) = (seen.cat(seen.permute(0, 1, 3, 2), 0), given?.cat(given, 0));
        var output = model.export(seen, given, size);
        return new(Mean(output.Logits, model.Task.Classes), output.Pooled, output.Semantics is { } semantics
            ? new SemanticMap<Symbol>(semantics.Tokens, First(semantics.Maps, model.Task.Descriptors, size.Height, size.Width), Mean(semantics.Logits, model.Task.Descriptors))
            : null);

        Symbol Mean(Symbol x, params long[] shape) => x.reshape([views, -1, .. shape]).mean([0]);
        Symbol First(Symbol x, params long[] shape) => x.reshape([views, -1, .. shape]).first();
    }
}
