namespace SemCovNet.Learning.Checkpoints;

/// <summary>How logits become probabilities: p = softmax(logits/temperature + (0, shift)), the shift for two classes only.</summary>
/// <param name="Temperature">1 without calibration.</param>
/// <param name="Shift">0 without.</param>
public sealed record FittedCalibration(double Temperature, double Shift)
{
    public static FittedCalibration None { get; } = new(1, 0);
}
