using SemCovNet.Learning.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Models.Layers;

/// <summary>A convolution with bias and TensorFlow's SAME padding, then, where bounded, an activation to 0..6.</summary>
/// <remarks>SAME pads what the last window lacks, the odd pixel right and below: at stride 2 on an even size nothing left and above.</remarks>
internal sealed class SameConv : nn.Module<Tensor, Tensor>
{
    private readonly Conv2d conv;
    private readonly bool bounded;

    public SameConv(long from, long to, long kernel, long stride, bool bounded, long groups = 1) : base(nameof(SameConv))
    {
        conv = nn.Conv2d(from, to, kernel, stride, padding: stride == 1 ? kernel / 2 : 0, groups: groups);
        this.bounded = bounded;
        nn.init.kaiming_normal_(conv.weight, mode: nn.init.FanInOut.FanOut, nonlinearity: nn.init.NonlinearityType.ReLU);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var y = conv.call(Padded(x));                           // (B, to, ⌈H/stride⌉, ⌈W/stride⌉)
        return bounded ? nn.functional.relu6(y) : y;
    }

    public Symbol export(Symbol x)
    {
        var y = x.same_conv(conv);
        return bounded ? y.clamp(0, 6) : y;
    }

    public IEnumerable<(string Name, Tensor Parameter)> Named(string name) => [($"{name}.weight", conv.weight), ($"{name}.bias", conv.bias!)];

    private Tensor Padded(Tensor x)
    {
        if (conv.stride[0] == 1) return x;
        var (down, right) = (Missing(x.shape[2]), Missing(x.shape[3]));
        return nn.functional.pad(x, [right / 2, right - right / 2, down / 2, down - down / 2]);
    }

    private long Missing(long size)
    {
        var (kernel, stride) = (conv.kernel_size[0], conv.stride[0]);
        return Math.Max(0, (size - 1) / stride * stride + kernel - size);
    }
}
