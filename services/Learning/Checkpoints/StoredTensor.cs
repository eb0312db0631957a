using static TorchSharp.torch;

namespace SemCovNet.Learning.Checkpoints;

/// <summary>A tensor as it lies in a file: little-endian, row-major.</summary>
/// <param name="Type">The format's name of the element type. Models here hold and write F32; foreign weights may also be F16 or BF16.</param>
public sealed record StoredTensor(string Name, string Type, long[] Shape, ReadOnlyMemory<byte> Data)
{
    private const string Float32 = "F32";

    public static StoredTensor Of(string name, Tensor tensor)
    {
        using var scope = NewDisposeScope();
        var packed = tensor.detach().cpu().contiguous();
        if (packed.dtype != ScalarType.Float32) throw new ArgumentException($"Tensor '{name}' has type {packed.dtype}: only Float32 is stored.", nameof(tensor));
        return new(name, Float32, packed.shape, packed.bytes.ToArray());
    }

    /// <summary>Overwrites the values of <paramref name="target"/>, whose shape must be the same; half precision is widened.</summary>
    public void CopyTo(Tensor target)
    {
        if (!target.shape.SequenceEqual(Shape) || Precision is null || target.dtype != ScalarType.Float32)
            throw new CheckpointException($"Tensor '{Name}' is {Type}[{string.Join(", ", Shape)}] in the file, but the model needs {target.dtype}[{string.Join(", ", target.shape)}].");
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var packed = empty(Shape, Precision.Value);
        packed.bytes = Data.ToArray();
        target.copy_(packed);
    }

    private ScalarType? Precision => Type switch
    {
        Float32 => ScalarType.Float32,
        "F16" => ScalarType.Float16,
        "BF16" => ScalarType.BFloat16,
        _ => null,
    };
}
