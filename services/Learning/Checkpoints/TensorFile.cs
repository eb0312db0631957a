namespace SemCovNet.Learning.Checkpoints;

/// <summary>Tensors and text in one file of the safetensors format.</summary>
/// <param name="Metadata">Goes into the header's <c>__metadata__</c> entry.</param>
public sealed record TensorFile(IReadOnlyList<StoredTensor> Tensors, IReadOnlyDictionary<string, string> Metadata)
{
    public StoredTensor Find(string name) => Tensors.FirstOrDefault(tensor => tensor.Name == name)
        ?? throw new CheckpointException($"The file holds no tensor '{name}': it belongs to another model or version.");

    public string Text(string key) => Metadata.TryGetValue(key, out var value)
        ? value
        : throw new CheckpointException($"The file has no metadata entry '{key}': it was not written by this program.");

    public byte[] Write() => SafeTensorsWriter.Write(this);

    /// <exception cref="CheckpointException">The bytes are not a whole, consistent safetensors file.</exception>
    public static TensorFile Read(ReadOnlyMemory<byte> file) => SafeTensorsReader.Read(file);
}
