using System.Security.Cryptography;
using SemCovNet.Learning.Checkpoints;

namespace SemCovNet.Learning.Training;

/// <summary>What a training leaves behind.</summary>
/// <param name="Weights">The kept epoch's weights as a safetensors file; <see cref="Checkpoints.ModelFile"/> reads it.</param>
/// <param name="Onnx">The same model for prediction, with the calibration folded in.</param>
/// <param name="Calibration">How its logits become probabilities, fitted on validation.</param>
/// <param name="DecisionWeights">See <see cref="ModelFile"/>.</param>
/// <param name="KeptEpoch">From 1.</param>
/// <param name="Steps">Every step, also those before the checkpoint that it was resumed from.</param>
/// <param name="Seconds">What it took, up to that checkpoint and from there on.</param>
/// <param name="Device">Where it was trained: cpu or cuda.</param>
public sealed record TrainedModel(
    byte[] Weights, byte[] Onnx, FittedCalibration Calibration, IReadOnlyList<double> DecisionWeights, int KeptEpoch, IReadOnlyList<EpochSummary> History,
    IReadOnlyList<StepMetrics> Steps, double Seconds, string Device)
{
    /// <summary>64 lowercase hex digits.</summary>
    public string WeightsSha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Weights));
}
