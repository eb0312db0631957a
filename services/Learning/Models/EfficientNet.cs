using SemCovNet.Learning.Models.Layers;
using SemCovNet.Learning.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Models;

internal sealed record EfficientNetStage(long Expansion, long Channels, int Repeats, long Stride, long Kernel);

/// <summary>EfficientNet-B0 (Tan and Le 2019, table 1).</summary>
/// <param name="StochasticDepth">Drop probability of the last block; earlier blocks get a share that grows with depth.</param>
internal sealed record EfficientNetConfig(double StochasticDepth = 0.2, long Stem = 32, long Head = 1280)
{
    public IReadOnlyList<EfficientNetStage> Stages { get; } =
    [
        new(Expansion: 1, Channels: 16, Repeats: 1, Stride: 1, Kernel: 3),
        new(Expansion: 6, Channels: 24, Repeats: 2, Stride: 2, Kernel: 3),
        new(Expansion: 6, Channels: 40, Repeats: 2, Stride: 2, Kernel: 5),
        new(Expansion: 6, Channels: 80, Repeats: 3, Stride: 2, Kernel: 3),
        new(Expansion: 6, Channels: 112, Repeats: 3, Stride: 1, Kernel: 5),
        new(Expansion: 6, Channels: 192, Repeats: 4, Stride: 2, Kernel: 5),
        new(Expansion: 6, Channels: 320, Repeats: 1, Stride: 1, Kernel: 3),
    ];

    public IEnumerable<InvertedResidualConfig> Blocks()
    {
        var (from, done, total) = (Stem, 0, Stages.Sum(stage => stage.Repeats));
        foreach (var stage in Stages)
        {
            for (var repeat = 0; repeat < stage.Repeats; repeat++, done++)
            {
                yield return new(from, stage.Channels, stage.Expansion, stage.Kernel, repeat == 0 ? stage.Stride : 1, StochasticDepth * done / total);
                from = stage.Channels;
            }
        }
    }
}

internal sealed class EfficientNet : Backbone
{
    private readonly ConvNorm stem;
    private readonly ModuleList<InvertedResidual> blocks;
    private readonly ConvNorm head;

    public EfficientNet(EfficientNetConfig config, Chance chance) : base("efficientnet-b0", config.Head)
    {
        stem = new ConvNorm(3, config.Stem, kernel: 3, stride: 2, Activation.Silu);
        blocks = new ModuleList<InvertedResidual>([.. config.Blocks().Select(block => new InvertedResidual(block, chance))]);
        head = new ConvNorm(config.Stages[^1].Channels, config.Head, kernel: 1, stride: 1, Activation.Silu);
        RegisterComponents();
    }

    public override Tensor forward(Tensor images)
    {
        var x = stem.call(images);                             // (B, 32, S/2, S/2)
        foreach (var block in blocks) x = block.call(x);       // (B, 320, S/32, S/32)
        return head.call(x);                                   // (B, 1280, S/32, S/32)
    }

    public override Symbol export(Symbol images) =>
        head.export(blocks.Aggregate(stem.export(images), (x, block) => block.export(x)));
}
