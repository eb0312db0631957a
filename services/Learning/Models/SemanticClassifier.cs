using SemCovNet.Learning.Models.Layers;
using SemCovNet.Learning.Onnx;
using SemCovNet.Learning.Semantics;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Models;

/// <summary>A backbone and a linear head, with the semantic parts a recipe asks for in between. All of them: SemCovNet.</summary>
public sealed class SemanticClassifier : Classifier
{
    private readonly Normalisation normalisation;
    private readonly Backbone backbone;
    private readonly SemanticDescriptorMap? sdm;
    private readonly DescriptorAttentionModulation? dam;
    private readonly DescriptorVisualAlignment? dva;
    private readonly SeededDropout dropout;
    private readonly Linear head;
    private readonly ClassFold? fold;

    internal SemanticClassifier(Backbone backbone, SemanticsConfig semantics, bool modulated, bool aligned, TaskShape task, Chance chance)
        : base(nameof(SemanticClassifier), task, chance)
    {
        var described = semantics.Source != Recipes.TokenSource.None;
        (Members, this.backbone) = ([this], backbone);
        normalisation = backbone.Normalise();
        if (described) sdm = new SemanticDescriptorMap(semantics);
        if (modulated) dam = new DescriptorAttentionModulation(semantics);
        if (aligned) dva = new DescriptorVisualAlignment(semantics);
        dropout = new SeededDropout(0.2, chance);
        head = nn.Linear(backbone.Channels + (described ? semantics.Width : 0), task.Fine?.Count ?? task.Classes);
        if (task.Fine is { } fine) fold = new ClassFold(fine, task.Classes);
        RegisterComponents();
    }

    public override IReadOnlyList<SemanticClassifier> Members { get; }

    public Backbone Backbone => backbone;


    /// <summary>Whether the backbone stays as it is: without gradients, and in evaluation mode even while the rest trains.</summary>
    public bool IsBodyFrozen { get; private set; }

    internal void FreezeBody()
    {
        foreach (var parameter in backbone.parameters()) parameter.requires_grad = false;
        backbone.eval();
        IsBodyFrozen = true;
    }

    public override void train(bool on = true)
    {
        base.train(on);
        if (IsBodyFrozen) backbone.eval();
    }

    /// <param name="images">(B, 3, S, S), RGB in 0..1.</param>
    /// <param name="prior">(B, K), scores in 0..1, NaN where none is given.</param>
    public override ModelOutput<Tensor> forward(Tensor images, Tensor prior)
    {
        var (features, pooled) = backbone.see(normalisation.call(images));      // (B, C, H, W), (B, C)
        var semantics = sdm?.forward(features, prior);                          // (B, K, d), (B, K, H, W), (B, K)
        var evidence = dam is null ? pooled : dam.forward(features, semantics!).mean([2, 3]);                   // (B, C)
        if (semantics is not null) evidence = cat([evidence, semantics.Tokens.mean([1])], 1);                   // (B, C + d)
        var logits = head.call(dropout.call(evidence));                                                         // (B, Y) or (B, F)
        return fold is null ? new(logits, pooled, semantics) : new(fold.call(logits), pooled, semantics, logits);
    }

    /// <summary>The embeddings that alignment training draws together, or null in a model without alignment.</summary>
    public (Tensor Visual, Tensor Semantic)? Align(Tensor pooled, Tensor descriptors) => dva?.call(pooled, descriptors);

    public override ModelOutput<Symbol> export(Symbol images, Symbol? prior, (long Height, long Width) size)
    {
        var (features, pooled) = backbone.see(normalisation.export(images));
        var semantics = sdm?.export(features, prior, size);
        var evidence = dam is null ? pooled : dam.export(features, semantics!, size).mean([2, 3]);
        if (semantics is not null) evidence = evidence.cat(semantics.Tokens.mean([1]), 1);
        var logits = evidence.linear(head);
        return fold is null ? new(logits, pooled, semantics) : new(fold.export(logits), pooled, semantics, logits);
    }

    /// <summary>Height and width of the feature map for square images of <paramref name="imageSize"/> pixels.</summary>
    internal (long Height, long Width) FeatureSize(int imageSize)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var shape = backbone.call(zeros(1, 3, imageSize, imageSize, device: head.weight.device)).shape;
        return (shape[2], shape[3]);
    }
}
