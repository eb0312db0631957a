using System.Security.Cryptography;
using SemCovNet.Learning.Models;

namespace SemCovNet.Learning.Checkpoints;

/// <summary>Weights that a backbone starts from: a safetensors file that was made elsewhere, of any size.</summary>
public static class PretrainedWeights
{
    /// <param name="file">Can be sought.</param>
    /// <param name="digest">What the file must hash to, sha256/ and 64 lowercase hex digits; null takes any.</param>
    /// <exception cref="CheckpointException">The file is another one.</exception>
    public static void CheckDigest(Stream file, string? digest)
    {
        file.Position = 0;
        var actual = "sha256/" + Convert.ToHexStringLower(SHA256.HashData(file));
        if (digest is not null && actual != digest)
            throw new CheckpointException($"The pretrained weights are {actual}, but the recipe asks for {digest}: give it that file, or set weights={actual} if this one is meant.");
    }

    /// <summary>Whether the file is whole and of a format that weights come in; whether they fit is seen when a model is built.</summary>
    /// <exception cref="CheckpointException">It is not.</exception>
    public static void CheckFormat(Stream file)
    {
        if (IsOnnx(file)) Onnx.ForeignGraph.Read(file);
        else TensorArchive.Open(file);
    }

    /// <summary>Fills the backbone. What else the file holds, an ImageNet classifier for instance, is left aside.</summary>
    /// <exception cref="CheckpointException">The file is damaged, or does not fit the backbone.</exception>
    public static void Load(Backbone backbone, Stream file) => backbone.Load(TensorArchive.Open(file));

    // An ONNX file begins with its IR version, field 1; a safetensors file has an opening brace behind its header length.
    private static bool IsOnnx(Stream file)
    {
        var start = new byte[9];
        file.Position = 0;
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start[0] == 8 && start[8] != (byte)'{';
    }
}
