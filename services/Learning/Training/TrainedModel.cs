using System.Security.Cryptography;

namespace SemCovNet.Learning.Training;

/// <summary>What a training leaves behind.</summary>
/// <param name="Weights">The best epoch's weights as a safetensors file; <see cref="Checkpoints.ModelFile"/> reads it.</param>
/// <param name="Onnx">The same model for prediction, with the temperature folded in.</param>
/// <param name="Temperature">What logits are divided by; 1 without calibration.</param>
/// <param name="Shift">What is then added to the second of two classes' logits; 0 without.</param>
/// <param name="BestEpoch">From 1.</param>
/// <param name="Device">Where it was trained: cpu or cuda.</param>
public sealed record TrainedModel(byte[] Weights, byte[] Onnx, double Temperature, double Shift, int BestEpoch, IReadOnlyList<EpochSummary> History, string Device)
{
    /// <summary>64 lowercase hex digits.</summary>
    public string WeightsSha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Weights));
}
