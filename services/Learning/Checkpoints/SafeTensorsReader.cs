using System.Buffers.Binary;

namespace SemCovNet.Learning.Checkpoints;

/// <summary>Reads the safetensors format and believes nothing it claims: tensors are slices of bytes that are really there.</summary>
internal static class SafeTensorsReader
{
    public static TensorFile Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length < 8) throw SafeTensorsHeader.Damaged($"it has {file.Length} bytes, too few for a header length");
        var length = SafeTensorsHeader.Length(BinaryPrimitives.ReadUInt64LittleEndian(file.Span), file.Length - 8);
        var data = file[(8 + length)..];
        var header = SafeTensorsHeader.Read(file.Slice(8, length), data.Length);
        return new([.. header.Tensors.Select(tensor => new StoredTensor(tensor.Name, tensor.Type, tensor.Shape, data[(int)tensor.Begin..(int)tensor.End]))], header.Metadata);
    }
}
