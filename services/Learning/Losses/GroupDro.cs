using SemCovNet.Learning.Models.Layers;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Losses;

/// <summary>Cross-entropy of the groups, weighted towards the worst: q_g ← q_g·exp(η·l_g), normalised; the loss is Σ q_g·l_g (Sagawa et al. 2020).</summary>
/// <remarks>A group without a row in the batch has l_g = 0. The weights are part of a training's state.</remarks>
public sealed class GroupDro : IDisposable
{
    private readonly double _eta;

    /// <param name="groups">How many there are; all weigh the same at first.</param>
    /// <param name="eta">Step size η of the weights.</param>
    public GroupDro(int groups, double eta, Device device)
    {
        _eta = eta;
        Weights = ones(groups, device: device).Times(1.0 / groups).DetachFromDisposeScope();
    }

    /// <summary>q, (G), summing to 1.</summary>
    public Tensor Weights { get; }

    /// <param name="logits">(B, Y)</param>
    /// <param name="classes">(B)</param>
    /// <param name="groups">(B), each in 0..G − 1.</param>
    public Tensor Of(Tensor logits, Tensor classes, Tensor groups)
    {
        var rows = nn.functional.cross_entropy(logits, classes, reduction: nn.Reduction.None);                  // (B)
        var member = nn.functional.one_hot(groups, Weights.shape[0]).to_type(ScalarType.Float32);               // (B, G)
        var losses = member.t().matmul(rows) / member.sum([0]).AtLeast(1);                                        // (G)
        using (no_grad()) Reweigh(losses.detach());
        return (Weights * losses).sum();
    }

    public void Dispose() => Weights.Dispose();

    private void Reweigh(Tensor losses)
    {
        Weights.mul_(losses.Times(_eta).exp());
        Weights.div_(Weights.sum());
    }
}
