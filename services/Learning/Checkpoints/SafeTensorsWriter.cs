using System.Buffers.Binary;
using System.Text.Json;

namespace SemCovNet.Learning.Checkpoints;

/// <summary>Writes the safetensors format: header length (u64), JSON header padded to 8 bytes, the tensors without gaps.</summary>
internal static class SafeTensorsWriter
{
    public static byte[] Write(TensorFile file)
    {
        var header = Header(file);
        var padded = (header.Length + 7) / 8 * 8;
        var content = new byte[8 + padded + file.Tensors.Sum(tensor => (long)tensor.Data.Length)];
        BinaryPrimitives.WriteInt64LittleEndian(content, padded);
        header.CopyTo(content, 8);
        content.AsSpan(8 + header.Length, padded - header.Length).Fill((byte)' ');

        var at = 8 + padded;
        foreach (var tensor in file.Tensors)
        {
            tensor.Data.Span.CopyTo(content.AsSpan(at));
            at += tensor.Data.Length;
        }
        return content;
    }

    private static byte[] Header(TensorFile file)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WritePropertyName("__metadata__");
            JsonSerializer.Serialize(json, file.Metadata);
            var offset = 0L;
            foreach (var tensor in file.Tensors) offset = Entry(json, tensor, offset);
            json.WriteEndObject();
        }
        return stream.ToArray();
    }

    private static long Entry(Utf8JsonWriter json, StoredTensor tensor, long offset)
    {
        var end = offset + tensor.Data.Length;
        json.WritePropertyName(tensor.Name);
        JsonSerializer.Serialize(json, new { dtype = tensor.Type, shape = tensor.Shape, data_offsets = new[] { offset, end } });
        return end;
    }
}
