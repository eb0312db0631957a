using System.Security.Cryptography;
using SemCovNet.Learning.Models;

namespace SemCovNet.Learning.Checkpoints;

/// <summary>Weights that a backbone starts from: a safetensors file that was made elsewhere.</summary>
public static class PretrainedWeights
{
    /// <summary>Fills the backbone. What else the file holds, an ImageNet classifier for instance, is left aside.</summary>
    /// <param name="digest">What the file must hash to, sha256/ and 64 lowercase hex digits; null takes any.</param>
    /// <exception cref="CheckpointException">The file is another one, is damaged, or does not fit the backbone.</exception>
    public static void Load(Backbone backbone, byte[] file, string? digest)
    {
        var actual = "sha256/" + Convert.ToHexStringLower(SHA256.HashData(file));
        if (digest is not null && actual != digest)
            throw new CheckpointException($"The pretrained weights are {actual}, but the recipe asks for {digest}: give it that file, or set weights={actual} if this one is meant.");

        var stored = TensorFile.Read(file);
        var targets = backbone.PretrainedTensors().ToList();
        if (targets.Count == 0) throw new CheckpointException($"No pretrained weights are known for the backbone '{backbone.GetName()}': leave 'weights' out, or choose another backbone.");
        foreach (var (name, parameter) in targets) stored.Find(name).CopyTo(parameter);
    }
}
