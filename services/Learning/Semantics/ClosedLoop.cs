using SemCovNet.Learning.Models.Layers;
using SemCovNet.Learning.Onnx;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Semantics;

/// <summary>One round: patches learn what is being asked for, then tokens look again and say where they looked.</summary>
internal sealed class ClosedLoop : nn.Module
{
    private readonly CrossAttention patchesRead;
    private readonly CrossAttention tokensRead;

    public ClosedLoop(long width) : base(nameof(ClosedLoop))
    {
        patchesRead = new CrossAttention(width);
        tokensRead = new CrossAttention(width);
        RegisterComponents();
    }

    /// <returns>Tokens (B, K, d), patches (B, N, d), and each token's weights over patches (B, K, N).</returns>
    public (Tensor Tokens, Tensor Patches, Tensor Maps) forward(Tensor tokens, Tensor patches)
    {
        var asked = patches.Plus(patchesRead.forward(patches, tokens).Read);  // (B, N, d)
        var (seen, maps) = tokensRead.forward(tokens, asked);               // (B, K, d), (B, K, N)
        return (tokens.Plus(seen), asked, maps);
    }

    public (Symbol Tokens, Symbol Patches, Symbol Maps) export(Symbol tokens, Symbol patches)
    {
        var asked = patches + patchesRead.export(patches, tokens).Read;
        var (seen, maps) = tokensRead.export(tokens, asked);
        return (tokens + seen, asked, maps);
    }
}
