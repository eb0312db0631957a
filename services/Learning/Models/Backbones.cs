using SemCovNet.Learning.Clip;
using SemCovNet.Learning.Models.Layers;
using SemCovNet.Learning.Recipes;

namespace SemCovNet.Learning.Models;

/// <summary>What a backbone is built from.</summary>
/// <param name="ImageSize">Pixels a side.</param>
/// <param name="Threads">For what does not compute in torch.</param>
/// <param name="Weights">The file it starts from, checked against the recipe's digest; null where none is given.</param>
internal sealed record BackboneRequest(int ImageSize, int Threads, Chance Chance, Stream? Weights);

/// <summary>A backbone that a recipe can name.</summary>
/// <param name="Patch">It cuts images into squares of so many pixels: the image size must be a multiple.</param>
/// <param name="NeedsWeights">It is of no use without a file of weights, whichever that is.</param>
/// <param name="IsFixed">It cannot be trained.</param>
internal sealed record BackboneKind(Func<BackboneRequest, Backbone> Create, int Patch = 1, bool NeedsWeights = false, bool IsFixed = false);

/// <summary>The image backbones a recipe can name.</summary>
public static class Backbones
{
    private static readonly IReadOnlyDictionary<string, BackboneKind> All = new Dictionary<string, BackboneKind>
    {
        ["efficientnet-b0"] = new(request => new EfficientNet(new EfficientNetConfig(), request.Chance)),
        ["mobilenetv2"] = new(_ => new MobileNet(new MobileNetConfig())),
        ["convnet-tiny"] = new(_ => new ConvNet(new ConvNetConfig())),
        ["vit-tiny"] = Transformer(VisionTransformerConfig.Tiny),
        ["vit-small"] = Transformer(VisionTransformerConfig.Small),
        ["vit-base"] = Transformer(VisionTransformerConfig.Base),
        ["clip-vit-b32"] = ClipEncoder("clip-vit-b32"),
        ["clip-vit-b16"] = ClipEncoder("clip-vit-b16"),
        ["clip-vit-l14"] = ClipEncoder("clip-vit-l14"),
        [OnnxEncoder.Name] = new(GivenEncoder, NeedsWeights: true, IsFixed: true),
    };

    public static IReadOnlyList<string> Names { get; } = [.. All.Keys];

    internal static BackboneKind Find(string name) => All[name];

    private static BackboneKind Transformer(VisionTransformerConfig config) =>
        new(request => new VisionTransformer(config, request.ImageSize, request.Chance), VisionTransformerConfig.Patch);

    private static BackboneKind ClipEncoder(string name)
    {
        var config = ClipVisionConfig.Known[name];
        return new(request => new ClipImageEncoder(name, config, request.ImageSize, request.Chance), config.Patch, NeedsWeights: true);
    }

    private static OnnxEncoder GivenEncoder(BackboneRequest request) => OnnxEncoder.Read(
        request.Weights ?? throw new RecipeException($"backbone={OnnxEncoder.Name} is the ONNX model that 'weights' names, and none is given."),
        request.ImageSize, request.Threads);
}
