using SemCovNet.Learning.Models.Layers;
using SemCovNet.Learning.Onnx;
using SemCovNet.Learning.Semantics;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Models;

/// <summary>What a forward pass yields.</summary>
/// <param name="Logits">(B, Y), before the softmax; of a model with fine classes the logarithm of the probabilities.</param>
/// <param name="Pooled">(B, C), what the backbone sees in the whole image.</param>
/// <param name="Semantics">Tokens, maps and descriptor logits; null in a model without a semantic descriptor map.</param>
/// <param name="FineLogits">(B, F), what a model with fine classes learns; null in others.</param>
public sealed record ModelOutput<T>(T Logits, T Pooled, SemanticMap<T>? Semantics, T? FineLogits = null) where T : class;

/// <summary>Sizes that come from the data.</summary>
/// <param name="Fine">The finer classes that the head tells apart; null for the classes themselves.</param>
public sealed record TaskShape(int Classes, int Descriptors, FineClasses? Fine = null);

/// <summary>From images and descriptor scores to class logits: one network, or several that answer together.</summary>
public abstract class Classifier(string name, TaskShape task, Chance chance) : nn.Module<Tensor, Tensor, ModelOutput<Tensor>>(name)
{
    /// <summary>The networks, at least one, which learn each for itself.</summary>
    public abstract IReadOnlyList<SemanticClassifier> Members { get; }

    public TaskShape Task => task;

    /// <summary>The source of dropout masks; a trainer reseeds it for each step.</summary>
    public Chance Chance => chance;

    /// <param name="size">Height and width of the feature map.</param>
    public abstract ModelOutput<Symbol> export(Symbol images, Symbol? prior, (long Height, long Width) size);

    /// <summary>What it says of images, without what it went through to say it.</summary>
    internal ModelOutput<Tensor> Answer(Tensor images, Tensor prior)
    {
        using var scope = NewDisposeScope();
        var output = call(images, prior);
        scope.MoveToOuter(output.Logits, output.Pooled);
        if (output.Semantics is { } semantics) scope.MoveToOuter(semantics.Tokens, semantics.Maps, semantics.Logits);
        return output with { FineLogits = null };
    }
}
