using System.Security.Cryptography;

namespace SemCovNet.Learning.Checkpoints;

/// <summary>Everything a training needs to go on as if it had never stopped.</summary>
/// <param name="Epoch">Completed epochs.</param>
/// <param name="Step">Completed steps over all epochs.</param>
/// <param name="Content">The file to keep: safetensors with a metadata entry.</param>
public sealed record Checkpoint(int Epoch, int Step, byte[] Content)
{
    /// <summary>64 lowercase hex digits.</summary>
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Content));

    /// <exception cref="CheckpointException">The file is damaged or not a checkpoint.</exception>
    public static Checkpoint Read(byte[] content)
    {
        var progress = CheckpointState.Read(TensorFile.Read(content)).Progress;
        return new(progress.Epoch, progress.Step, content);
    }
}
