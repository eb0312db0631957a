using SemCovNet.Learning.Models;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Checkpoints;

/// <summary>A module's parameters and persistent buffers, to and from stored tensors.</summary>
internal static class ModelTensors
{
    // The field's name in the classifier; networks of an ensemble never have a frozen one.
    private const string Body = "backbone.";

    public static IReadOnlyList<StoredTensor> Of(nn.Module model) => Stored(Named(model));

    /// <summary>Fills a freshly built model; a tensor that is missing or misshapen throws, one too many as well.</summary>
    public static void Load(nn.Module model, IReadOnlyList<StoredTensor> tensors) => Load(Named(model), tensors);

    /// <summary>What training changes: all but a frozen backbone.</summary>
    public static IReadOnlyList<StoredTensor> Learned(Classifier model) => Stored(NamedLearned(model));

    /// <inheritdoc cref="Load(nn.Module, IReadOnlyList{StoredTensor})"/>
    public static void LoadLearned(Classifier model, IReadOnlyList<StoredTensor> tensors) => Load(NamedLearned(model), tensors);

    /// <summary>What <see cref="Learned"/> takes.</summary>
    public static long LearnedBytes(Classifier model) => NamedLearned(model).Sum(entry => Bytes(entry.Tensor));

    public static long Bytes(Tensor tensor) => tensor.NumberOfElements * tensor.ElementSize;

    private static IReadOnlyList<StoredTensor> Stored(IEnumerable<(string Name, Tensor Tensor)> tensors) => [.. tensors.Select(entry => StoredTensor.Of(entry.Name, entry.Tensor))];

    private static void Load(IEnumerable<(string Name, Tensor Tensor)> targets, IReadOnlyList<StoredTensor> tensors)
    {
        var stored = tensors.ToDictionary(tensor => tensor.Name);
        foreach (var (name, target) in targets)
        {
            if (!stored.Remove(name, out var tensor)) throw new CheckpointException($"The file holds no tensor '{name}': it belongs to another model.");
            tensor.CopyTo(target);
        }
        if (stored.Count > 0) throw new CheckpointException($"The file holds the tensor '{stored.Keys.First()}', which this model does not have.");
    }

    public static IEnumerable<(string Name, Tensor Tensor)> NamedLearned(Classifier model) =>
        Named(model).Where(entry => model is not SemanticClassifier { IsBodyFrozen: true } || !entry.Name.StartsWith(Body, StringComparison.Ordinal));

    public static IEnumerable<(string Name, Tensor Tensor)> Named(nn.Module model) =>
        model.named_parameters().Select(entry => (entry.name, (Tensor)entry.parameter))
            .Concat(model.named_buffers(include_nonpersistent: false).Select(entry => (entry.name, entry.buffer)));
}
