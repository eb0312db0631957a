using SemCovNet.Learning.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Semantics;

/// <summary>What the semantic descriptor map says about a batch.</summary>
/// <param name="Tokens">(B, K, d)</param>
/// <param name="Maps">(B, K, H, W), each summing to 1: where descriptor k was looked for.</param>
/// <param name="Logits">(B, K), before the sigmoid that makes them scores.</param>
public sealed record SemanticMap<T>(T Tokens, T Maps, T Logits);

/// <summary>SDM: descriptor tokens from priors, from the image or from both, refined in a closed loop with the patches.</summary>
internal sealed class SemanticDescriptorMap : nn.Module
{
    private readonly Linear embed;
    private readonly PriorTokens? priorTokens;
    private readonly VisualTokens? visualTokens;
    private readonly FusedTokens? fuse;
    private readonly ModuleList<ClosedLoop> loops;
    private readonly DescriptorHeads heads;

    public SemanticDescriptorMap(SemanticsConfig config) : base(nameof(SemanticDescriptorMap))
    {
        var (prior, visual) = (config.Source != Recipes.TokenSource.Visual, config.Source != Recipes.TokenSource.Prior);
        embed = nn.Linear(config.Channels, config.Width);
        if (prior) priorTokens = new PriorTokens(config);
        if (visual) visualTokens = new VisualTokens(config);
        if (prior && visual) fuse = new FusedTokens(config);
        loops = new ModuleList<ClosedLoop>([.. Enumerable.Range(0, config.Loops).Select(_ => new ClosedLoop(config.Width))]);
        heads = new DescriptorHeads(config);
        RegisterComponents();
    }

    /// <param name="features">(B, C, H, W)</param>
    /// <param name="prior">(B, K), NaN where absent; ignored when tokens are visual.</param>
    public SemanticMap<Tensor> forward(Tensor features, Tensor prior)
    {
        var (height, width) = (features.shape[2], features.shape[3]);
        var patches = embed.call(features.flatten(2).transpose(1, 2));              // (B, H*W, d)
        var tokens = Tokens(patches, prior);                                        // (B, K, d)
        var maps = tokens;
        foreach (var loop in loops) (tokens, patches, maps) = loop.forward(tokens, patches);
        return new(tokens, maps.unflatten(2, [height, width]), heads.call(tokens));
    }

    /// <param name="size">Height and width of the feature map.</param>
    public SemanticMap<Symbol> export(Symbol features, Symbol? prior, (long Height, long Width) size)
    {
        var patches = features.reshape(0, 0, -1).permute(0, 2, 1).linear(embed);
        var tokens = Tokens(patches, prior);
        var maps = tokens;
        foreach (var loop in loops) (tokens, patches, maps) = loop.export(tokens, patches);
        return new(tokens, maps.reshape(0, 0, size.Height, size.Width), heads.export(tokens));
    }

    private Tensor Tokens(Tensor patches, Tensor prior)
    {
        if (priorTokens is null) return visualTokens!.call(patches);
        if (visualTokens is null) return priorTokens.call(prior);
        return fuse!.call(priorTokens.call(prior), visualTokens.call(patches));
    }

    private Symbol Tokens(Symbol patches, Symbol? prior)
    {
        if (priorTokens is null) return visualTokens!.export(patches);
        if (visualTokens is null) return priorTokens.export(prior!);
        return fuse!.export(priorTokens.export(prior!), visualTokens.export(patches));
    }
}
