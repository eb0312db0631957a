namespace SemCovNet.Learning.Training;

/// <summary>Confidence of two classes fitted to frequency by a scale and a shift: p = σ(z/temperature + shift), z the difference of the logits.</summary>
/// <remarks>
/// A temperature alone cannot undo a class weight in the loss, which moves every logit the same way. Targets are softened as Platt (1999)
/// did, (N₊ + 1)/(N₊ + 2) and 1/(N₋ + 2), so that logits which separate the classes have a finite answer.
/// </remarks>
public static class PlattScaling
{
    private const int Steps = 50;
    private const double Ridge = 1e-9;
    private const double LeastScale = 0.05;

    /// <param name="logits">Differences z of the second class's logit and the first's.</param>
    /// <returns>A temperature in 1e-3..20 and the shift that goes with it.</returns>
    /// <exception cref="ArgumentException">There are no rows.</exception>
    public static (double Temperature, double Shift) Fit(IReadOnlyList<double> logits, IReadOnlyList<bool> positive)
    {
        if (logits.Count == 0) throw new ArgumentException("A calibration is fitted on rows; there are none.", nameof(logits));
        var positives = positive.Count(hit => hit);
        var targets = positive.Select(hit => hit ? (positives + 1.0) / (positives + 2) : 1.0 / (positive.Count - positives + 2)).ToArray();
        var (scale, shift) = (1.0, 0.0);
        for (var i = 0; i < Steps; i++) (scale, shift) = Newton(logits, targets, scale, shift);
        return (1 / scale, shift);
    }

    // Backtracking keeps each step downhill: the loss is convex, so the steps end at its one minimum.
    private static (double Scale, double Shift) Newton(IReadOnlyList<double> logits, double[] targets, double scale, double shift)
    {
        var (gs, gb, ss, sb, bb) = Derivatives(logits, targets, scale, shift);
        var determinant = ss * bb - sb * sb;
        var (ds, db) = ((bb * gs - sb * gb) / determinant, (ss * gb - sb * gs) / determinant);
        var before = Loss(logits, targets, scale, shift);
        for (var step = 1.0; step > 1e-6; step /= 2)
        {
            var (nextScale, nextShift) = (Math.Clamp(scale - step * ds, LeastScale, 1e3), shift - step * db);
            if (Loss(logits, targets, nextScale, nextShift) < before) return (nextScale, nextShift);
        }
        return (scale, shift);
    }

    private static (double Gs, double Gb, double Ss, double Sb, double Bb) Derivatives(IReadOnlyList<double> logits, double[] targets, double scale, double shift)
    {
        var (gs, gb, ss, sb, bb) = (0.0, 0.0, Ridge, 0.0, Ridge);
        for (var i = 0; i < logits.Count; i++)
        {
            var p = 1 / (1 + Math.Exp(-(scale * logits[i] + shift)));
            var (error, weight) = (p - targets[i], p * (1 - p));
            (gs, gb) = (gs + error * logits[i], gb + error);
            (ss, sb, bb) = (ss + weight * logits[i] * logits[i], sb + weight * logits[i], bb + weight);
        }
        return (gs, gb, ss, sb, bb);
    }

    private static double Loss(IReadOnlyList<double> logits, double[] targets, double scale, double shift) =>
        logits.Select((z, i) => (scale * z + shift, targets[i])).Sum(row => SoftPlus(row.Item1) - row.Item2 * row.Item1);

    private static double SoftPlus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));
}
