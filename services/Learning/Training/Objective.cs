using SemCovNet.Learning.Losses;
using SemCovNet.Learning.Models;
using SemCovNet.Learning.Models.Layers;
using SemCovNet.Learning.Recipes;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Training;

/// <summary>L = L_cls + λ_rec·L_rec + λ_dva·L_dva + L_cdi, where the last is ramped up over the first fifth of the training.</summary>
internal sealed class Objective : IDisposable
{
    private const double RampShare = 0.2;
    private readonly Recipe _recipe;
    private readonly ClassLossFunction _classLoss;
    private readonly GroupDro? _dro;

    public Objective(Recipe recipe, SemanticClassifier model, TrainingData data, int stepsPerEpoch, Device device)
    {
        (_recipe, Model) = (recipe, model);
        var samples = data.Train.Samples;
        var (targets, target) = data.Targets;
        int[] counts = [.. Enumerable.Range(0, targets).Select(y => samples.Count(sample => target(sample) == y))];
        float[] weights = [.. Enumerable.Range(0, targets).Select(y => (data.Fine?.ClassOf[y] ?? y) == 1 ? (float)recipe.PositiveWeight : 1)];
        _classLoss = ClassLosses.Create(recipe.Loss, counts, weights, device);
        if (recipe.Loss == ClassLoss.GroupDro) _dro = new GroupDro(SampleGroups.In(samples).Count, recipe.DroEta, device);
        if (recipe.Cdi == CdiPenalty.Off || data.Descriptors.Count == 0) return;
        Cdi = new CdiRegulariser(data.Coverage(), recipe.Cdi, recipe.LambdaCdi, stepsPerEpoch, device);
    }

    public SemanticClassifier Model { get; }

    public CdiRegulariser? Cdi { get; }

    /// <param name="done">Share of the training that lies behind, 0..1.</param>
    /// <returns>(5): total, class, reconstruction, alignment, CDI; weighted. The total carries the gradient.</returns>
    public (Tensor Total, Tensor Parts) Of(Batch batch, Device device, double done)
    {
        var (classes, targets, descriptors) = (batch.ClassIndices(device), batch.TargetIndices(device), batch.DescriptorScores(device));
        var output = Model.call(batch.Images(device), batch.PriorScores(device));

        var none = zeros(1, device: device).squeeze();
        var logits = output.FineLogits ?? output.Logits;
        var classLoss = _dro is null ? _classLoss(logits, targets) : _dro.Of(logits, targets, batch.GroupIndices(device));
        var reconstruction = output.Semantics is { } semantics ? DescriptorReconstruction.Of(semantics.Logits, descriptors).Times(_recipe.LambdaRec) : none;
        var alignment = Model.Align(output.Pooled, descriptors) is { } pair ? AlignmentLoss.Of(pair.Visual, pair.Semantic, descriptors).Times(_recipe.LambdaDva) : none;
        var cdi = Cdi is null ? none : Cdi.Of(output.Logits.softmax(1), classes, descriptors).Times(Math.Min(1, done / RampShare));

        var total = classLoss.Plus(reconstruction).Plus(alignment).Plus(cdi);
        return (total, stack([total.detach(), classLoss.detach(), reconstruction.detach(), alignment.detach(), cdi.detach()]));
    }

    /// <summary>What the losses remember from step to step.</summary>
    public IEnumerable<(string Name, Tensor Memory)> Memories()
    {
        if (Cdi?.Running is { } running)
        {
            yield return ("errors", running.Errors);
            yield return ("weights", running.Weights);
        }
        if (_dro is not null) yield return ("dro", _dro.Weights);
    }

    public void Dispose()
    {
        Cdi?.Dispose();
        _dro?.Dispose();
    }
}
