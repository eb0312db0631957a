using static TorchSharp.torch;

namespace SemCovNet.Learning.Models.Layers;

/// <summary>Tensors of a layer that it does not learn and that stand in no file.</summary>
internal static class Constants
{
    /// <remarks>TorchSharp's <c>to</c> moves no buffer that is not persistent, so it is brought to where it is used; where it lies there already, that copies nothing.</remarks>
    public static Tensor Constant(this nn.Module layer, string name, Tensor beside) => layer.get_buffer(name)!.to(beside.device, non_blocking: true);
}
