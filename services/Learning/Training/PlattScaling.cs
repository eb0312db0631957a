namespace SemCovNet.Learning.Training;

/// <summary>Confidence of two classes fitted to frequency by a scale and a shift: p = σ(z/temperature + shift), z the difference of the logits.</summary>
/// <remarks>A temperature alone cannot undo a class weight in the loss, which moves every logit the same way.</remarks>
public static class PlattScaling
{
    internal const double Ridge = 1e-9;

    /// <param name="logits">Differences z of the second class's logit and the first's.</param>
    /// <returns>A temperature in 1e-3..20 and the shift that goes with it.</returns>
    /// <exception cref="ArgumentException">There are no rows.</exception>
    public static (double Temperature, double Shift) Fit(IReadOnlyList<double> logits, IReadOnlyList<bool> positive)
    {
        if (logits.Count == 0) throw new ArgumentException("A calibration is fitted on rows; there are none.", nameof(logits));
        var fit = new LogisticLoss([.. logits.Select(z => new[] { z, 1 })], positive, [Ridge, Ridge]).Minimise([1, 0]);
        return (1 / fit[0], fit[1]);
    }
}
