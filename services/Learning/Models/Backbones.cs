using SemCovNet.Learning.Models.Layers;

namespace SemCovNet.Learning.Models;

/// <summary>The image backbones a recipe can name.</summary>
public static class Backbones
{
    private static readonly IReadOnlyDictionary<string, Func<Chance, Backbone>> All = new Dictionary<string, Func<Chance, Backbone>>
    {
        ["efficientnet-b0"] = chance => new EfficientNet(new EfficientNetConfig(), chance),
        ["mobilenetv2"] = _ => new MobileNet(new MobileNetConfig()),
        ["convnet-tiny"] = _ => new ConvNet(new ConvNetConfig()),
    };

    public static IReadOnlyList<string> Names { get; } = [.. All.Keys];

    public static Backbone Create(string name, Chance chance) => All[name](chance);
}
