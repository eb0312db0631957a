using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Models.Layers;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Training;

/// <summary>An exponential moving average of the weights and running statistics that a training changes, which is what is then evaluated and kept.</summary>
/// <remarks>The first steps average over less, min(decay, (1 + t)/(10 + t)): else the random start would weigh on for 1/(1 − decay) steps.</remarks>
internal sealed class WeightAverage : IDisposable
{
    private readonly double _decay;
    private readonly IReadOnlyList<(string Name, Tensor Weight, Tensor Average)> _slots;

    /// <param name="weights">What training changes, by name.</param>
    public WeightAverage(IEnumerable<(string Name, Tensor Tensor)> weights, double decay)
    {
        _decay = decay;
        using var frozen = no_grad();
        _slots = [.. weights.Select(entry => (entry.Name, entry.Tensor, entry.Tensor.detach().clone().DetachFromDisposeScope()))];
    }

    /// <summary>What it takes.</summary>
    public long Bytes => _slots.Sum(slot => ModelTensors.Bytes(slot.Average));

    /// <param name="step">Steps that were taken, from 1.</param>
    public void Update(int step)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var keep = Math.Min(_decay, (1.0 + step) / (10 + step));
        foreach (var slot in _slots) slot.Average.Times_(keep).Plus_(slot.Weight, 1 - keep);
    }

    /// <summary>Puts the average into the model until the answer is disposed; then the model has its own weights again.</summary>
    public IDisposable InUse()
    {
        Swap();
        return new Return(this);
    }

    public IReadOnlyList<StoredTensor> Save() => [.. _slots.Select(slot => StoredTensor.Of(slot.Name, slot.Average))];

    public void Load(IReadOnlyList<StoredTensor> tensors)
    {
        var file = new TensorFile(tensors, new Dictionary<string, string>());
        foreach (var slot in _slots) file.Find(slot.Name).CopyTo(slot.Average);
    }

    public void Dispose()
    {
        foreach (var slot in _slots) slot.Average.Dispose();
    }

    private void Swap()
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        foreach (var slot in _slots)
        {
            var weight = slot.Weight.clone();
            slot.Weight.copy_(slot.Average);
            slot.Average.copy_(weight);
        }
    }

    private sealed class Return(WeightAverage average) : IDisposable
    {
        public void Dispose() => average.Swap();
    }
}
