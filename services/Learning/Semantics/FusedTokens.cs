using SemCovNet.Learning.Models.Layers;
using SemCovNet.Learning.Onnx;
using SemCovNet.Learning.Recipes;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Semantics;

/// <summary>Joins prior and visual tokens: by a gate g·prior + (1−g)·visual, by their sum, or by a projection of both.</summary>
internal sealed class FusedTokens : nn.Module<Tensor, Tensor, Tensor>
{
    private readonly Linear? mix;
    private readonly TokenFusion fusion;

    public FusedTokens(SemanticsConfig config) : base(nameof(FusedTokens))
    {
        fusion = config.Fusion;
        if (fusion != TokenFusion.Sum) mix = nn.Linear(2 * config.Width, config.Width);
        RegisterComponents();
    }

    /// <param name="prior">(B, K, d)</param>
    /// <param name="visual">(B, K, d)</param>
    public override Tensor forward(Tensor prior, Tensor visual)
    {
        if (mix is null) return prior.Plus(visual);                         // (B, K, d)
        var mixed = mix.call(cat([prior, visual], -1));                     // (B, K, d)
        if (fusion == TokenFusion.Concat) return mixed;
        var gate = mixed.sigmoid();
        return (gate * prior).Plus(gate.OneMinus() * visual);               // (B, K, d)
    }

    public Symbol export(Symbol prior, Symbol visual)
    {
        if (mix is null) return prior + visual;
        var mixed = prior.cat(visual, -1).linear(mix);
        if (fusion == TokenFusion.Concat) return mixed;
        var gate = mixed.sigmoid();
        return gate * prior + (1 - gate) * visual;
    }
}
