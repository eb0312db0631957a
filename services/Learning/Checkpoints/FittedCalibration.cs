namespace SemCovNet.Learning.Checkpoints;

/// <summary>How logits become probabilities: p = softmax(logits/temperature + (0, shift + Σ_k w_k â_k)), the last for two classes only.</summary>
/// <param name="Temperature">1 without calibration.</param>
/// <param name="Shift">0 without.</param>
/// <param name="DescriptorWeights">(K), of the predicted descriptor scores â; empty without.</param>
public sealed record FittedCalibration(double Temperature, double Shift, IReadOnlyList<double> DescriptorWeights)
{
    public static FittedCalibration None { get; } = new(1, 0, []);
}
