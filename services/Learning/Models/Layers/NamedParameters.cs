using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Models.Layers;

/// <summary>A layer's weight and bias under the name that a file gives the layer.</summary>
internal static class NamedParameters
{
    public static IEnumerable<(string Name, Tensor Parameter)> Named(this LayerNorm norm, string name) => [($"{name}.weight", norm.weight!), ($"{name}.bias", norm.bias!)];

    public static IEnumerable<(string Name, Tensor Parameter)> Named(this Linear layer, string name) => [($"{name}.weight", layer.weight), ($"{name}.bias", layer.bias!)];
}
