using SemCovNet.Learning.Onnx;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Models;

/// <summary>From normalised images (B, 3, S, S) to a feature map (B, <see cref="Channels"/>, H, W).</summary>
public abstract class Backbone(string name, long channels) : nn.Module<Tensor, Tensor>(name)
{
    public long Channels => channels;

    /// <summary>The normalisation that its images need.</summary>
    internal virtual Normalisation Normalise() => Normalisation.ImageNet();

    public abstract Symbol export(Symbol images);

    /// <summary>Its parts from the pixels on, of which a recipe may keep the first ones as they came; none where it is only trained whole.</summary>
    public virtual IReadOnlyList<nn.Module> Stages => [];

    /// <summary>What a file of pretrained weights fills, under the names it has there; nothing where no such files are known.</summary>
    public virtual IEnumerable<(string Name, Tensor Parameter)> PretrainedTensors() => [];
}
