using System.Buffers.Binary;
using System.Text.Json;

namespace SemCovNet.Learning.Checkpoints;

/// <summary>Reads the safetensors format and believes nothing it claims: tensors are slices of bytes that are really there.</summary>
internal static class SafeTensorsReader
{
    private const int LongestHeader = 100_000_000;

    public static TensorFile Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length < 8) throw Damaged($"it has {file.Length} bytes, too few for a header length");
        var length = BinaryPrimitives.ReadUInt64LittleEndian(file.Span);
        if (length > LongestHeader || length > (ulong)(file.Length - 8)) throw Damaged($"its header claims {length} bytes, but {file.Length - 8} follow");
        return Read(file.Slice(8, (int)length), file[(8 + (int)length)..]);
    }

    private static TensorFile Read(ReadOnlyMemory<byte> header, ReadOnlyMemory<byte> data)
    {
        try
        {
            using var json = JsonDocument.Parse(header, new JsonDocumentOptions { AllowDuplicateProperties = false });
            var entries = json.RootElement.EnumerateObject().ToLookup(entry => entry.Name == "__metadata__");
            var metadata = entries[true].SelectMany(entry => entry.Value.EnumerateObject()).ToDictionary(pair => pair.Name, pair => pair.Value.GetString()!);
            var tensors = entries[false].Select(entry => Tensor(entry, data)).ToArray();
            CheckCover(tensors.Select(tensor => tensor.Range), data.Length);
            return new([.. tensors.Select(tensor => tensor.Stored)], metadata);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw Damaged($"its header is not what the format asks for ({error.Message})", error);
        }
    }

    private static (StoredTensor Stored, (long Begin, long End) Range) Tensor(JsonProperty entry, ReadOnlyMemory<byte> data)
    {
        var type = entry.Value.GetProperty("dtype").GetString();
        var shape = entry.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();
        var offsets = entry.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64()).ToArray();
        if (offsets is not [>= 0 and var begin, var end] || end < begin || end > data.Length)
            throw Damaged($"tensor '{entry.Name}' claims bytes [{string.Join(", ", offsets)}] of {data.Length}");
        if (Bytes(type, shape) != end - begin)
            throw Damaged($"tensor '{entry.Name}' is {type}[{string.Join(", ", shape)}], which does not fill its {end - begin} bytes");
        return (new(entry.Name, type!, shape, data[(int)begin..(int)end]), (begin, end));
    }

    /// <returns>The size of such a tensor, or null where there is no such thing.</returns>
    private static long? Bytes(string? type, long[] shape)
    {
        var size = type switch { "F32" => 4L, "I64" => 8L, _ => -1L };
        foreach (var length in shape)
        {
            if (size < 0 || length < 0 || length > int.MaxValue) return null;
            size *= length;
            if (size > int.MaxValue) return null;
        }
        return size < 0 ? null : size;
    }

    private static void CheckCover(IEnumerable<(long Begin, long End)> ranges, long length)
    {
        var reached = 0L;
        foreach (var (begin, end) in ranges.Order())
        {
            if (begin != reached) throw Damaged($"its tensors overlap or leave a gap at byte {Math.Min(begin, reached)}");
            reached = end;
        }
        if (reached != length) throw Damaged($"{length - reached} bytes belong to no tensor");
    }

    private static CheckpointException Damaged(string why, Exception? cause = null) =>
        new($"The tensor file is damaged: {why}. Fetch it again, or resume from an earlier checkpoint.", cause);
}
