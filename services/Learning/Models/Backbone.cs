using SemCovNet.Learning.Onnx;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Models;

/// <summary>From normalised images (B, 3, S, S) to a feature map (B, <see cref="Channels"/>, H, W).</summary>
public abstract class Backbone(string name, long channels) : nn.Module<Tensor, Tensor>(name)
{
    public long Channels => channels;

    public abstract Symbol export(Symbol images);
}
