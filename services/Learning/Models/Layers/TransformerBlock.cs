using SemCovNet.Learning.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Models.Layers;

/// <param name="Hidden">Width between the two layers of the perceptron.</param>
/// <param name="Drop">Probability that a sample skips attention, and likewise the perceptron, while training.</param>
internal sealed record TransformerBlockConfig(long Width, long Heads, long Hidden, GeluForm Gelu, double NormEpsilon, double Drop = 0, bool Causal = false);

/// <summary>Norm and attention, norm and perceptron, each beside a path that goes straight on.</summary>
internal sealed class TransformerBlock : nn.Module<Tensor, Tensor>
{
    private readonly LayerNorm attentionNorm;
    private readonly SelfAttention attention;
    private readonly LayerNorm perceptronNorm;
    private readonly Linear widen;
    private readonly Linear narrow;
    private readonly SeededDropout skip;
    private readonly GeluForm gelu;

    public TransformerBlock(TransformerBlockConfig config, Chance chance) : base(nameof(TransformerBlock))
    {
        gelu = config.Gelu;
        attentionNorm = nn.LayerNorm(config.Width, config.NormEpsilon);
        attention = new SelfAttention(config.Width, config.Heads, config.Causal);
        perceptronNorm = nn.LayerNorm(config.Width, config.NormEpsilon);
        widen = nn.Linear(config.Width, config.Hidden);
        narrow = nn.Linear(config.Hidden, config.Width);
        skip = new SeededDropout(config.Drop, chance, wholeSample: true);
        RegisterComponents();
    }

    public override Tensor forward(Tensor tokens)
    {
        var read = tokens.Plus(skip.call(attention.call(attentionNorm.call(tokens))));                  // (B, N, d)
        var thought = narrow.call(Gelu.Of(widen.call(perceptronNorm.call(read)), gelu));                // (B, N, d)
        return read.Plus(skip.call(thought));
    }

    public Symbol export(Symbol tokens)
    {
        var read = tokens + attention.export(tokens.layer_norm(attentionNorm));
        return read + Gelu.Of(read.layer_norm(perceptronNorm).linear(widen), gelu).linear(narrow);
    }

    /// <summary>Its parameters under the names that CLIP's files give them.</summary>
    public IEnumerable<(string Name, Tensor Parameter)> Named(string name) =>
    [
        .. attentionNorm.Named($"{name}.layer_norm1"), .. attention.Named($"{name}.self_attn"), .. perceptronNorm.Named($"{name}.layer_norm2"),
        .. widen.Named($"{name}.mlp.fc1"), .. narrow.Named($"{name}.mlp.fc2"),
    ];
}
