namespace SemCovNet.Learning.Training;

/// <summary>Linear warm-up to the peak, then half a cosine down to zero.</summary>
public static class LearningRate
{
    /// <param name="step">From 0 to <paramref name="steps"/> − 1.</param>
    /// <param name="warmup">Share of the steps in 0..0.9.</param>
    public static double At(int step, int steps, double peak, double warmup)
    {
        var rising = (int)Math.Round(warmup * steps);
        if (step < rising) return peak * (step + 1) / rising;
        return peak * (1 + Math.Cos(Math.PI * (step - rising) / Math.Max(1, steps - rising))) / 2;
    }
}
