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
    public static ModelOutput<Tensor> Predict(SemanticClassifier model, Tensor images, Tensor prior, int views)
    {
        if (views == 1) return model.call(images, prior);
        var seen = images;                                                              // (B, 3, S, S)
        if (views >= 2) seen = cat([seen, seen.flip(3)]);
        if (views >= 4) seen = cat([seen, seen.flip(2)]);
        if (views >= 8) seen = cat([seen, seen.transpose(2, 3)]);                       // (views·B, 3, S, S)
        var output = model.call(seen, prior.repeat(views, 1));
        return new(Mean(output.Logits), First(output.Pooled), output.Semantics is { } semantics
            ? new SemanticMap<Tensor>(First(semantics.Tokens), First(semantics.Maps), Mean(semantics.Logits))
            : null);

        Tensor Mean(Tensor x) => x.unflatten(0, [views, -1]).mean([0]);
        Tensor First(Tensor x) => x.unflatten(0, [views, -1]).select(0, 0);
    }

    /// <param name="size">Height and width of the feature map.</param>
    public static ModelOutput<Symbol> Export(SemanticClassifier model, Symbol images, Symbol? prior, (long Height, long Width) size, int views)
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
