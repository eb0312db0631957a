using System.Text.Json;

namespace SemCovNet.Learning.Checkpoints;

/// <summary>Where one tensor lies in a file.</summary>
/// <param name="Begin">First byte, counted from the end of the header.</param>
/// <param name="End">The byte after the last.</param>
internal sealed record TensorEntry(string Name, string Type, long[] Shape, long Begin, long End);

/// <summary>A safetensors header that was checked against the length of the data behind it: its tensors fill it without overlap or gap.</summary>
internal sealed record SafeTensorsHeader(IReadOnlyList<TensorEntry> Tensors, IReadOnlyDictionary<string, string> Metadata)
{
    private const int LongestHeader = 100_000_000;

    /// <summary>The header's length as the file's first eight bytes claim it, where it can be true.</summary>
    /// <param name="following">Bytes behind those eight.</param>
    public static int Length(ulong claimed, long following) => claimed <= LongestHeader && claimed <= (ulong)following
        ? (int)claimed
        : throw Damaged($"its header claims {claimed} bytes, but {following} follow");

    public static SafeTensorsHeader Read(ReadOnlyMemory<byte> header, long dataLength)
    {
        try
        {
            using var json = JsonDocument.Parse(header, new JsonDocumentOptions { AllowDuplicateProperties = false });
            var entries = json.RootElement.EnumerateObject().ToLookup(entry => entry.Name == "__metadata__");
            var metadata = entries[true].SelectMany(entry => entry.Value.EnumerateObject()).ToDictionary(pair => pair.Name, pair => pair.Value.GetString() ?? throw new FormatException($"its metadata say null for '{pair.Name}'"));
            var tensors = entries[false].Select(entry => Tensor(entry, dataLength)).ToArray();
            CheckCover(tensors, dataLength);
            return new(tensors, metadata);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw Damaged($"its header is not what the format asks for ({error.Message})", error);
        }
    }

    public static CheckpointException Damaged(string why, Exception? cause = null) =>
        new($"The tensor file is damaged: {why}. Fetch it again, or resume from an earlier checkpoint.", cause);

    private static TensorEntry Tensor(JsonProperty entry, long dataLength)
    {
        var type = entry.Value.GetProperty("dtype").GetString();
        var shape = entry.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();
        var offsets = entry.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64()).ToArray();
        if (offsets is not [>= 0 and var begin, var end] || end < begin || end > dataLength)
            throw Damaged($"tensor '{entry.Name}' claims bytes [{string.Join(", ", offsets)}] of {dataLength}");
        if (Bytes(type, shape) != end - begin)
            throw Damaged($"tensor '{entry.Name}' is {type}[{string.Join(", ", shape)}], which does not fill its {end - begin} bytes");
        return new(entry.Name, type!, shape, begin, end);
    }

    /// <returns>The size of such a tensor, or null where there is no such thing.</returns>
    private static long? Bytes(string? type, long[] shape)
    {
        var size = type switch
        {
            "F64" or "I64" or "U64" => 8L,
            "F32" or "I32" or "U32" => 4L,
            "F16" or "BF16" or "I16" or "U16" => 2L,
            "I8" or "U8" or "BOOL" => 1L,
            _ => -1L,
        };
        foreach (var length in shape)
        {
            if (size < 0 || length < 0 || length > int.MaxValue) return null;
            size *= length;
            if (size > int.MaxValue) return null;
        }
        return size < 0 ? null : size;
    }

    private static void CheckCover(IEnumerable<TensorEntry> tensors, long length)
    {
        var reached = 0L;
        foreach (var (begin, end) in tensors.Select(tensor => (tensor.Begin, tensor.End)).Order())
        {
            if (begin != reached) throw Damaged($"its tensors overlap or leave a gap at byte {Math.Min(begin, reached)}");
            reached = end;
        }
        if (reached != length) throw Damaged($"{length - reached} bytes belong to no tensor");
    }
}
