using static TorchSharp.torch;

namespace SemCovNet.Learning.Models.Layers;

/// <summary>The randomness of one training step. Seeded anew for each step, it leaves nothing to save in a checkpoint.</summary>
public sealed class Chance : IDisposable
{
    private readonly Generator _generator = new(0, CPU);

    public void Reseed(ulong seed) => _generator.manual_seed(unchecked((long)seed));

    /// <summary>1/keep with probability <paramref name="keep"/>, else 0: multiplying by it keeps the expected value.</summary>
    public Tensor Keep(double keep, Device device, params long[] shape) =>
        rand(shape, generator: _generator).IsBelow(keep).to_type(ScalarType.Float32).Times_(1 / keep).to(device, non_blocking: true);

    public void Dispose() => _generator.Dispose();
}
