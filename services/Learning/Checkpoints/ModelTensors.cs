using static TorchSharp.torch;

namespace SemCovNet.Learning.Checkpoints;

/// <summary>A module's parameters and persistent buffers, to and from stored tensors.</summary>
internal static class ModelTensors
{
    public static IReadOnlyList<StoredTensor> Of(nn.Module model) => [.. Named(model).Select(entry => StoredTensor.Of(entry.Name, entry.Tensor))];

    /// <summary>Fills a freshly built model; a tensor that is missing or misshapen throws, one too many as well.</summary>
    public static void Load(nn.Module model, IReadOnlyList<StoredTensor> tensors)
    {
        var stored = tensors.ToDictionary(tensor => tensor.Name);
        foreach (var (name, target) in Named(model))
        {
            if (!stored.Remove(name, out var tensor)) throw new CheckpointException($"The file holds no tensor '{name}': it belongs to another model.");
            tensor.CopyTo(target);
        }
        if (stored.Count > 0) throw new CheckpointException($"The file holds the tensor '{stored.Keys.First()}', which this model does not have.");
    }

    public static IEnumerable<(string Name, Tensor Tensor)> Named(nn.Module model) =>
        model.named_parameters().Select(entry => (entry.name, (Tensor)entry.parameter))
            .Concat(model.named_buffers(include_nonpersistent: false).Select(entry => (entry.name, entry.buffer)));
}
