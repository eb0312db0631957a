using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Models;
using SemCovNet.Learning.Models.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Training;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019), whose whole state can be stored and put back.</summary>
internal sealed class AdamW : IDisposable
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;
    private const double Epsilon = 1e-8;
    private readonly IReadOnlyList<Slot> _slots;
    private readonly double _weightDecay;

    /// <summary>Updates what has a gradient; a frozen backbone takes no part and no memory.</summary>
    /// <param name="bodyRate">The backbone's learning rate as a share of the head's.</param>
    public AdamW(Classifier model, double weightDecay, double bodyRate)
    {
        _weightDecay = weightDecay;
        var body = model.Members.SelectMany(member => member.Backbone.parameters()).Select(parameter => parameter.Handle).ToHashSet();
        _slots = [.. model.named_parameters().Where(entry => entry.parameter.requires_grad).Select(entry => new Slot(
            entry.name, entry.parameter, Zeros(entry.parameter), Zeros(entry.parameter), body.Contains(entry.parameter.Handle) ? bodyRate : 1))];
    }

    public int Steps { get; private set; }

    /// <summary>What its moments take.</summary>
    public long Bytes => _slots.Sum(slot => ModelTensors.Bytes(slot.Mean) + ModelTensors.Bytes(slot.Square));

    public void ClearGradients()
    {
        foreach (var slot in _slots) slot.Parameter.grad = null;
    }

    public void Step(double learningRate)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        Steps++;
        var bias = 1 - Math.Pow(Beta1, Steps);
        var correction = Math.Sqrt(1 - Math.Pow(Beta2, Steps));
        foreach (var slot in _slots) Update(slot, learningRate * slot.Rate, learningRate * slot.Rate / bias, correction);
    }

    public IReadOnlyList<StoredTensor> Save() =>
        [.. _slots.SelectMany(slot => new[] { StoredTensor.Of("mean." + slot.Name, slot.Mean), StoredTensor.Of("square." + slot.Name, slot.Square) })];

    public void Load(IReadOnlyList<StoredTensor> tensors, int steps)
    {
        var file = new TensorFile(tensors, new Dictionary<string, string>());
        foreach (var slot in _slots)
        {
            file.Find("mean." + slot.Name).CopyTo(slot.Mean);
            file.Find("square." + slot.Name).CopyTo(slot.Square);
        }
        Steps = steps;
    }

    public void Dispose()
    {
        foreach (var slot in _slots)
        {
            slot.Mean.Dispose();
            slot.Square.Dispose();
        }
    }

    private void Update(Slot slot, double learningRate, double step, double correction)
    {
        if (slot.Parameter.grad is not { } gradient) return;
        slot.Mean.Times_(Beta1).Plus_(gradient, 1 - Beta1);
        slot.Square.Times_(Beta2).PlusProduct_(gradient, gradient, 1 - Beta2);

        // Norms and biases are vectors; decay would pull them to zero for no gain.
        if (slot.Parameter.dim() > 1) slot.Parameter.Times_(1 - learningRate * _weightDecay);
        slot.Parameter.PlusQuotient_(slot.Mean, slot.Square.sqrt().Times_(1 / correction).Plus_(Epsilon), -step);
    }

    private static Tensor Zeros(Tensor like) => zeros_like(like, requires_grad: false).DetachFromDisposeScope();

    private sealed record Slot(string Name, Parameter Parameter, Tensor Mean, Tensor Square, double Rate);
}
