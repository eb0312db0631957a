using SemCovNet.Learning.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Models.Layers;

/// <summary>A gate per channel from the image's own channel means (Hu et al. 2018).</summary>
internal sealed class SqueezeExcitation : nn.Module<Tensor, Tensor>
{
    private readonly Conv2d reduce;
    private readonly Conv2d expand;

    public SqueezeExcitation(long channels, long squeezed) : base(nameof(SqueezeExcitation))
    {
        reduce = nn.Conv2d(channels, squeezed, 1);
        expand = nn.Conv2d(squeezed, channels, 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var squeezed = x.mean([2, 3], keepdim: true);                           // (B, C, 1, 1)
        var excited = nn.functional.silu(reduce.call(squeezed));                // (B, squeezed, 1, 1)
        return x * expand.call(excited).sigmoid();                              // (B, C, H, W)
    }

    public Symbol export(Symbol x) =>
        x * x.mean([2, 3], keepdim: true).conv(reduce).silu().conv(expand).sigmoid();
}
