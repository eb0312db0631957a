using SemCovNet.Learning.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Models.Layers;

internal enum Activation { None, Relu, Silu }

/// <summary>Convolution, batch norm, activation. The norm brings the bias.</summary>
internal sealed class ConvNorm : nn.Module<Tensor, Tensor>
{
    private readonly Conv2d conv;
    private readonly BatchNorm norm;
    private readonly Activation activation;

    public ConvNorm(long from, long to, long kernel, long stride, Activation activation, long groups = 1) : base(nameof(ConvNorm))
    {
        conv = nn.Conv2d(from, to, kernel, stride, padding: kernel / 2, groups: groups, bias: false);
        norm = new BatchNorm(to);
        this.activation = activation;
        nn.init.kaiming_normal_(conv.weight, mode: nn.init.FanInOut.FanOut, nonlinearity: nn.init.NonlinearityType.ReLU);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var normed = norm.call(conv.call(x));                // (B, to, H/stride, W/stride)
        return activation switch
        {
            Activation.Relu => normed.relu_(),
            Activation.Silu => nn.functional.silu(normed),
            _ => normed,
        };
    }

    public Symbol export(Symbol x)
    {
        var normed = norm.export(x.conv(conv));
        return activation switch
        {
            Activation.Relu => normed.relu(),
            Activation.Silu => normed.silu(),
            _ => normed,
        };
    }
}
