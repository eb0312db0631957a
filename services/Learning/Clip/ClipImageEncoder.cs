using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Models;
using SemCovNet.Learning.Models.Layers;
using SemCovNet.Learning.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Clip;

/// <summary>CLIP's image encoder. The class token's embedding stands for the image, the patch tokens' are its feature map.</summary>
/// <remarks>CLIP norms and projects the class token alone; here patches go the same way, so that map and image lie in one space.</remarks>
internal sealed class ClipImageEncoder : Backbone
{
    private readonly ClipVisionConfig config;
    private readonly Conv2d patches;
    private readonly Parameter classToken;      // (d)
    private readonly Parameter positions;       // (1 + N, d), the class token's first
    private readonly LayerNorm before;
    private readonly ModuleList<TransformerBlock> blocks;
    private readonly LayerNorm after;
    private readonly Linear projection;
    private readonly long side;                 // patches a side

    public ClipImageEncoder(string name, ClipVisionConfig config, int imageSize, Chance chance) : base(name, config.Projection)
    {
        (this.config, side) = (config, imageSize / config.Patch);
        var (width, spread) = (config.Width, 1 / Math.Sqrt(config.Width));
        patches = nn.Conv2d(3, width, config.Patch, config.Patch, bias: false);
        classToken = nn.Parameter(randn(width).Times(spread));
        positions = nn.Parameter(randn(1 + side * side, width).Times(spread));
        before = nn.LayerNorm(width, config.Form.NormEpsilon);
        var block = new TransformerBlockConfig(width, config.Form.Heads, Hidden: 4 * width, config.Form.Gelu, config.Form.NormEpsilon);
        blocks = new ModuleList<TransformerBlock>([.. Enumerable.Range(0, config.Depth).Select(_ => new TransformerBlock(block, chance))]);
        after = nn.LayerNorm(width, config.Form.NormEpsilon);
        projection = nn.Linear(width, config.Projection, hasBias: false);
        RegisterComponents();
    }

    internal override Normalisation Normalise() => Normalisation.Clip();

    public override Tensor forward(Tensor images) => see(images).Map;

    public override (Tensor Map, Tensor Pooled) see(Tensor images)
    {
        var seen = patches.call(images).flatten(2).transpose(1, 2);                         // (B, N, d)
        var first = classToken.expand(seen.shape[0], 1, -1);                                // (B, 1, d)
        var tokens = before.call(cat([first, seen], 1).Plus(positions));                    // (B, 1 + N, d)
        foreach (var block in blocks) tokens = block.call(tokens);                          // (B, 1 + N, d)
        var embedded = projection.call(after.call(tokens));                                 // (B, 1 + N, P)
        var map = embedded.narrow(1, 1, side * side).transpose(1, 2);                       // (B, P, N)
        return (map.unflatten(2, [side, side]), embedded.select(1, 0));
    }

    public override Symbol export(Symbol images) => see(images).Map;

    public override (Symbol Map, Symbol Pooled) see(Symbol images)
    {
        // A row of zeros before the patches takes the class token from the table that is added.
        var seen = images.conv(patches).reshape(0, 0, -1).permute(0, 2, 1).pad(0, 1, 0);
        var tokens = (seen + images.Graph.Constant(Table())).layer_norm(before);
        var embedded = blocks.Aggregate(tokens, (x, block) => block.export(x)).layer_norm(after).linear(projection);
        var map = embedded.slice(1, 1, 1 + side * side).permute(0, 2, 1).reshape(0, 0, side, side);
        return (map, embedded.select(1, 0));
    }

    public override IEnumerable<(string Name, Tensor Parameter)> PretrainedTensors() =>
    [
        (ClipLayout.Patches, patches.weight),
        ($"{ClipLayout.Vision}.embeddings.class_embedding", classToken),
        // The misspelling is the format's.
        .. before.Named($"{ClipLayout.Vision}.pre_layrnorm"),
        .. blocks.SelectMany((block, index) => block.Named(ClipLayout.Block(ClipLayout.Vision, index))),
        .. after.Named($"{ClipLayout.Vision}.post_layernorm"),
        (ClipLayout.VisionProjection, projection.weight),
    ];

    internal override void Load(TensorArchive file)
    {
        var found = ClipVisionConfig.Of(file) with { Form = config.Form };
        if (found != config) throw Another(found);
        base.Load(file);
        PositionTable.Load(file.Find(ClipLayout.VisionPositions), positions, side);
    }

    private Tensor Table()
    {
        using var frozen = no_grad();
        var table = positions.clone();
        table.select(0, 0).Plus_(classToken);
        return table;
    }

    private CheckpointException Another(ClipVisionConfig found)
    {
        var name = ClipVisionConfig.Known.FirstOrDefault(known => known.Value == found).Key;
        return new($"The file holds a CLIP image encoder {found}, but backbone={GetName()} is one {config}: {(name is null ? "give it another file" : $"set backbone={name}")}.");
    }
}
