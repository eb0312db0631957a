using SemCovNet.Learning.Checkpoints;
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

    /// <summary>The ONNX operator set that its nodes need at least.</summary>
    internal virtual int Opset => OnnxGraph.LeastOpset;

    /// <summary>The feature map, and what stands for the whole image (B, <see cref="Channels"/>): the map's mean where a backbone has nothing better.</summary>
    public virtual (Tensor Map, Tensor Pooled) see(Tensor images)
    {
        var map = call(images);
        return (map, map.mean([2, 3]));
    }

    public virtual (Symbol Map, Symbol Pooled) see(Symbol images)
    {
        var map = export(images);
        return (map, map.mean([2, 3]));
    }

    /// <summary>Its parts from the pixels on, of which a recipe may keep the first ones as they came; none where it is only trained whole.</summary>
    public virtual IReadOnlyList<nn.Module> Stages => [];

    /// <summary>What a file of pretrained weights fills, under the names it has there; nothing where no such files are known.</summary>
    public virtual IEnumerable<(string Name, Tensor Parameter)> PretrainedTensors() => [];

    /// <exception cref="CheckpointException">The file does not fit.</exception>
    internal virtual void Load(TensorArchive file)
    {
        var targets = PretrainedTensors().ToList();
        if (targets.Count == 0) throw new CheckpointException($"No pretrained weights are known for the backbone '{GetName()}': leave 'weights' out, or choose another backbone.");
        foreach (var (name, parameter) in targets) file.Find(name).CopyTo(parameter);
    }
}
