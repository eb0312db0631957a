namespace SemCovNet.Learning.Training;

/// <summary>One number that logits are divided by so that confidence fits frequency (Guo et al. 2017).</summary>
public static class TemperatureScaling
{
    private const double Golden = 0.6180339887498949;
    private const int Halvings = 60;

    /// <summary>The temperature in 0.05..20 with the least <paramref name="loss"/>, by golden-section search over its logarithm.</summary>
    /// <remarks>The cross-entropy has one minimum in the inverse temperature, so the search cannot be led astray.</remarks>
    public static double Fit(Func<double, double> loss)
    {
        var (low, high) = (Math.Log(0.05), Math.Log(20));
        for (var i = 0; i < Halvings; i++)
        {
            var (left, right) = (high - (high - low) * Golden, low + (high - low) * Golden);
            if (loss(Math.Exp(left)) < loss(Math.Exp(right))) high = right;
            else low = left;
        }
        return Math.Exp((low + high) / 2);
    }
}
