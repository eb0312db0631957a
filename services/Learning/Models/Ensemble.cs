using SemCovNet.Learning.Onnx;
using SemCovNet.Learning.Semantics;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Models;

/// <summary>Networks that differ in what they were drawn from, and answer with the means of their logits, descriptor logits and maps.</summary>
/// <remarks>Deep ensembles (Lakshminarayanan et al. 2017), with logits averaged where they average probabilities. Tokens are those of the first.</remarks>
public sealed class Ensemble : Classifier
{
    private readonly ModuleList<SemanticClassifier> members;

    /// <param name="networks">Two or more, of one recipe and task.</param>
    internal Ensemble(SemanticClassifier[] networks) : base(nameof(Ensemble), networks[0].Task, networks[0].Chance)
    {
        members = new ModuleList<SemanticClassifier>(networks);
        RegisterComponents();
    }

    public override IReadOnlyList<SemanticClassifier> Members => [.. members];

    /// <inheritdoc cref="SemanticClassifier.forward"/>
    public override ModelOutput<Tensor> forward(Tensor images, Tensor prior)
    {
        // One after another, since what all go through at once holds their number times the memory.
        ModelOutput<Tensor>[] answers = [.. Members.Select(member => member.Answer(images, prior))];
        return new(Mean(answer => answer.Logits), answers[0].Pooled, answers[0].Semantics is { } first
            ? new SemanticMap<Tensor>(first.Tokens, Mean(answer => answer.Semantics!.Maps), Mean(answer => answer.Semantics!.Logits))
            : null);

        Tensor Mean(Func<ModelOutput<Tensor>, Tensor> part) => stack([.. answers.Select(part)]).mean([0]);
    }

    public override ModelOutput<Symbol> export(Symbol images, Symbol? prior, (long Height, long Width) size)
    {
        ModelOutput<Symbol>[] answers = [.. Members.Select(member => member.export(images, prior, size))];
        return new(Mean(answer => answer.Logits), answers[0].Pooled, answers[0].Semantics is { } first
            ? new SemanticMap<Symbol>(first.Tokens, Mean(answer => answer.Semantics!.Maps), Mean(answer => answer.Semantics!.Logits))
            : null);

        Symbol Mean(Func<ModelOutput<Symbol>, Symbol> part) => answers.Select(part).Aggregate((sum, next) => sum + next) * (1f / answers.Length);
    }
}
