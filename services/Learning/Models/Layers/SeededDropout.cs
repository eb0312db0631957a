using static TorchSharp.torch;

namespace SemCovNet.Learning.Models.Layers;

/// <summary>Dropout whose masks come from <see cref="Chance"/>: of single values, or of whole residual paths (stochastic depth).</summary>
internal sealed class SeededDropout(double drop, Chance chance, bool wholeSample = false) : nn.Module<Tensor, Tensor>(nameof(SeededDropout))
{
    public override Tensor forward(Tensor x)
    {
        if (!training || drop == 0) return x;
        var shape = wholeSample ? [x.shape[0], .. Enumerable.Repeat(1L, (int)x.dim() - 1)] : x.shape;
        return x * chance.Keep(1 - drop, x.device, shape);
    }
}
