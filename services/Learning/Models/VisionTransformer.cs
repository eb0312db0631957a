using SemCovNet.Learning.Models.Layers;
using SemCovNet.Learning.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Models;

/// <summary>A vision transformer (Dosovitskiy et al. 2021; tiny and small are those of Touvron et al. 2021).</summary>
/// <param name="StochasticDepth">Drop probability of the last block; earlier blocks get a share that grows with depth.</param>
internal sealed record VisionTransformerConfig(string Name, long Width, int Depth, long Heads, double StochasticDepth = 0.1)
{
    public const int Patch = 16;

    public static VisionTransformerConfig Tiny { get; } = new("vit-tiny", Width: 192, Depth: 12, Heads: 3);
    public static VisionTransformerConfig Small { get; } = new("vit-small", Width: 384, Depth: 12, Heads: 6);
    public static VisionTransformerConfig Base { get; } = new("vit-base", Width: 768, Depth: 12, Heads: 12);

    public IEnumerable<TransformerBlockConfig> Blocks() => Enumerable.Range(0, Depth).Select(block =>
        new TransformerBlockConfig(Width, Heads, Hidden: 4 * Width, GeluForm.Exact, NormEpsilon: 1e-6, Drop: StochasticDepth * block / (Depth - 1)));
}

/// <summary>Its patch tokens are its feature map, so that whatever reads maps reads them; their mean stands for the image, without a class token.</summary>
internal sealed class VisionTransformer : Backbone
{
    private const double InitialSpread = 0.02;
    private readonly Conv2d patches;
    private readonly Parameter positions;       // (N, d)
    private readonly ModuleList<TransformerBlock> blocks;
    private readonly LayerNorm norm;
    private readonly long side;                 // patches a side

    public VisionTransformer(VisionTransformerConfig config, int imageSize, Chance chance) : base(config.Name, config.Width)
    {
        side = imageSize / VisionTransformerConfig.Patch;
        patches = nn.Conv2d(3, config.Width, VisionTransformerConfig.Patch, VisionTransformerConfig.Patch);
        positions = nn.Parameter(randn(side * side, config.Width).Times(InitialSpread));
        blocks = new ModuleList<TransformerBlock>([.. config.Blocks().Select(block => new TransformerBlock(block, chance))]);
        norm = nn.LayerNorm(config.Width, 1e-6);
        RegisterComponents();
        foreach (var layer in blocks.modules().OfType<Linear>()) Initialise(layer);
    }

    public override Tensor forward(Tensor images)
    {
        var tokens = patches.call(images).flatten(2).transpose(1, 2).Plus(positions);       // (B, N, d)
        foreach (var block in blocks) tokens = block.call(tokens);                          // (B, N, d)
        return norm.call(tokens).transpose(1, 2).unflatten(2, [side, side]);                // (B, d, S/16, S/16)
    }

    public override Symbol export(Symbol images)
    {
        var tokens = images.conv(patches).reshape(0, 0, -1).permute(0, 2, 1) + images.Graph.Constant(positions);
        return blocks.Aggregate(tokens, (x, block) => block.export(x)).layer_norm(norm).permute(0, 2, 1).reshape(0, 0, side, side);
    }

    private static void Initialise(Linear layer)
    {
        nn.init.normal_(layer.weight, 0, InitialSpread);
        if (layer.bias is not null) nn.init.zeros_(layer.bias);
    }
}
