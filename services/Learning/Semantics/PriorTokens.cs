using SemCovNet.Learning.Models.Layers;
using SemCovNet.Learning.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Semantics;

/// <summary>Tokens from the descriptor scores given with the image: who I am, plus how much of me there is, or that nobody said.</summary>
internal sealed class PriorTokens : nn.Module<Tensor, Tensor>
{
    private readonly Parameter identity;    // (K, d)
    private readonly Parameter amount;      // (K, d)
    private readonly Parameter absent;      // (d)

    public PriorTokens(SemanticsConfig config) : base(nameof(PriorTokens))
    {
        identity = nn.Parameter(randn(config.Descriptors, config.Width).Times(0.5));
        amount = nn.Parameter(randn(config.Descriptors, config.Width));
        absent = nn.Parameter(randn(config.Width).Times(0.5));
        RegisterComponents();
    }

    /// <param name="prior">(B, K), scores in 0..1, NaN where none is given.</param>
    public override Tensor forward(Tensor prior)
    {
        var scores = prior.unsqueeze(2);                                        // (B, K, 1)
        var missing = scores.isnan();
        var given = where(missing, zeros_like(scores), scores) * amount;        // (B, K, d)
        return identity.Plus(where(missing, absent, given));                    // (B, K, d)
    }

    public Symbol export(Symbol prior)
    {
        var scores = prior.unsqueeze(2);
        var missing = scores.isnan();
        var given = missing.where(prior.Graph.Constant(0), scores) * prior.Graph.Constant(amount);
        return prior.Graph.Constant(identity) + missing.where(prior.Graph.Constant(absent), given);
    }
}
