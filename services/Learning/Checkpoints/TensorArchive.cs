using System.Buffers.Binary;

namespace SemCovNet.Learning.Checkpoints;

/// <summary>A safetensors file of any size: its header is read and checked at once, each tensor only when it is asked for.</summary>
internal sealed class TensorArchive
{
    private readonly Stream _file;
    private readonly long _dataBegins;
    private readonly IReadOnlyDictionary<string, TensorEntry> _entries;

    private TensorArchive(Stream file, int headerLength, SafeTensorsHeader header)
    {
        (_file, _dataBegins) = (file, 8L + headerLength);
        _entries = header.Tensors.ToDictionary(tensor => tensor.Name);
    }

    /// <param name="file">Can be sought; stays the caller's, and open as long as tensors are read.</param>
    /// <exception cref="CheckpointException">The bytes are not a whole, consistent safetensors file.</exception>
    public static TensorArchive Open(Stream file)
    {
        if (file.Length < 8) throw SafeTensorsHeader.Damaged($"it has {file.Length} bytes, too few for a header length");
        var length = SafeTensorsHeader.Length(BinaryPrimitives.ReadUInt64LittleEndian(Slice(file, 0, 8)), file.Length - 8);
        return new(file, length, SafeTensorsHeader.Read(Slice(file, 8, length), file.Length - 8 - length));
    }

    /// <returns>Null where the file holds no such tensor.</returns>
    public long[]? Shape(string name) => _entries.TryGetValue(name, out var entry) ? entry.Shape : null;

    /// <exception cref="CheckpointException">The file holds no such tensor.</exception>
    public StoredTensor Find(string name) => _entries.TryGetValue(name, out var entry)
        ? new(name, entry.Type, entry.Shape, Slice(_file, _dataBegins + entry.Begin, (int)(entry.End - entry.Begin)))
        : throw new CheckpointException($"The file holds no tensor '{name}': it belongs to another model or version.");

    private static byte[] Slice(Stream file, long at, int length)
    {
        var bytes = new byte[length];
        file.Position = at;
        file.ReadExactly(bytes);
        return bytes;
    }
}
