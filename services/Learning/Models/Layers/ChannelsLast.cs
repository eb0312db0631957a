using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Models.Layers;

/// <summary>Channels as the fastest dimension in memory: convolutions on CPU run about 1.5 times faster.</summary>
internal static class ChannelsLast
{
    /// <summary>The same values and shape (B, C, H, W), stored as (B, H, W, C).</summary>
    public static Tensor Of(Tensor x) => x.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

    public static void Weights(nn.Module model)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        foreach (var convolution in model.modules().OfType<Conv2d>()) convolution.weight.set_(Of(convolution.weight));
    }
}
