using SemCovNet.Learning.Models.Layers;
using SemCovNet.Learning.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Models;

internal sealed record MobileNetStage(long Expansion, long Channels, int Repeats, long Stride);

/// <summary>MobileNetV2 1.0 (Sandler et al. 2018, table 2) with batch norm folded into the convolutions, as pretrained weights come.</summary>
/// <remarks>Without norms of its own it is made for transfer: from fresh weights it learns slowly.</remarks>
internal sealed record MobileNetConfig(long Stem = 32, long Head = 1280)
{
    public IReadOnlyList<MobileNetStage> Stages { get; } =
    [
        new(Expansion: 1, Channels: 16, Repeats: 1, Stride: 1),
        new(Expansion: 6, Channels: 24, Repeats: 2, Stride: 2),
        new(Expansion: 6, Channels: 32, Repeats: 3, Stride: 2),
        new(Expansion: 6, Channels: 64, Repeats: 4, Stride: 2),
        new(Expansion: 6, Channels: 96, Repeats: 3, Stride: 1),
        new(Expansion: 6, Channels: 160, Repeats: 3, Stride: 2),
        new(Expansion: 6, Channels: 320, Repeats: 1, Stride: 1),
    ];

    public IEnumerable<(long From, long To, long Expansion, long Stride)> Blocks()
    {
        var from = Stem;
        foreach (var stage in Stages)
        {
            for (var repeat = 0; repeat < stage.Repeats; repeat++)
            {
                yield return (from, stage.Channels, stage.Expansion, repeat == 0 ? stage.Stride : 1);
                from = stage.Channels;
            }
        }
    }
}

internal sealed class MobileNet : Backbone
{
    private readonly SameConv stem;
    private readonly ModuleList<LinearBottleneck> blocks;
    private readonly SameConv head;

    public MobileNet(MobileNetConfig config) : base("mobilenetv2", config.Head)
    {
        stem = new SameConv(3, config.Stem, kernel: 3, stride: 2, bounded: true);
        blocks = new ModuleList<LinearBottleneck>([.. config.Blocks().Select(block => new LinearBottleneck(block.From, block.To, block.Expansion, block.Stride))]);
        head = new SameConv(config.Stages[^1].Channels, config.Head, kernel: 1, stride: 1, bounded: true);
        RegisterComponents();
    }

    internal override Normalisation Normalise() => Normalisation.Symmetric();

    public override Tensor forward(Tensor images)
    {
        var x = stem.call(images);                             // (B, 32, S/2, S/2)
        foreach (var block in blocks) x = block.call(x);       // (B, 320, S/32, S/32)
        return head.call(x);                                   // (B, 1280, S/32, S/32)
    }

    public override Symbol export(Symbol images) =>
        head.export(blocks.Aggregate(stem.export(images), (x, block) => block.export(x)));

    public override IReadOnlyList<nn.Module> Stages => [stem, .. blocks, head];

    /// <summary>Its convolutions under the names that the TensorFlow model gave them.</summary>
    public override IEnumerable<(string Name, Tensor Parameter)> PretrainedTensors() =>
        stem.Named("Conv")
            .Concat(blocks.SelectMany((block, index) => block.Named(index == 0 ? "expanded_conv" : $"expanded_conv_{index}")))
            .Concat(head.Named("Conv_1"));
}

/// <summary>Expand, depthwise convolution, project without activation.</summary>
internal sealed class LinearBottleneck : nn.Module<Tensor, Tensor>
{
    private readonly SameConv? expand;
    private readonly SameConv depthwise;
    private readonly SameConv project;
    private readonly bool residual;

    public LinearBottleneck(long from, long to, long expansion, long stride) : base(nameof(LinearBottleneck))
    {
        var hidden = from * expansion;
        if (expansion > 1) expand = new SameConv(from, hidden, kernel: 1, stride: 1, bounded: true);
        depthwise = new SameConv(hidden, hidden, kernel: 3, stride, bounded: true, groups: hidden);
        project = new SameConv(hidden, to, kernel: 1, stride: 1, bounded: false);
        residual = stride == 1 && from == to;
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var hidden = expand is null ? x : expand.call(x);           // (B, hidden, H, W)
        var projected = project.call(depthwise.call(hidden));       // (B, to, H/stride, W/stride)
        return residual ? projected.Plus(x) : projected;
    }

    public Symbol export(Symbol x)
    {
        var hidden = expand is null ? x : expand.export(x);
        var projected = project.export(depthwise.export(hidden));
        return residual ? projected + x : projected;
    }

    public IEnumerable<(string Name, Tensor Parameter)> Named(string name) =>
        (expand?.Named($"{name}.expand") ?? []).Concat(depthwise.Named($"{name}.depthwise")).Concat(project.Named($"{name}.project"));
}
