using SemCovNet.Learning.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Models.Layers;

/// <summary>Batch normalisation over (B, H, W) with running statistics (momentum 0.1), without TorchSharp's unsafe batch counter.</summary>
internal sealed class BatchNorm : nn.Module<Tensor, Tensor>
{
    private const double Momentum = 0.1;
    private const double Epsilon = 1e-5;
    private readonly Parameter weight;      // (C)
    private readonly Parameter bias;        // (C)

    public BatchNorm(long channels) : base(nameof(BatchNorm))
    {
        weight = nn.Parameter(ones(channels));
        bias = nn.Parameter(zeros(channels));
        RegisterComponents();
        register_buffer("mean", zeros(channels).DetachFromDisposeScope());
        register_buffer("variance", ones(channels).DetachFromDisposeScope());
    }

    private Tensor Mean => get_buffer("mean")!;             // (C)
    private Tensor Variance => get_buffer("variance")!;     // (C)

    public override Tensor forward(Tensor x) =>
        nn.functional.batch_norm(x, Mean, Variance, weight, bias, training, Momentum, Epsilon);    // (B, C, H, W)

    public Symbol export(Symbol x) => x.batch_norm(
        x.Graph.Constant(weight), x.Graph.Constant(bias), x.Graph.Constant(Mean), x.Graph.Constant(Variance), (float)Epsilon);
}
