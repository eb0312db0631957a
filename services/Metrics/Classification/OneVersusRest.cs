namespace SemCovNet.Metrics;

/// <summary>Two classes: the positive. More: the unweighted mean over each class against the rest, where that is defined.</summary>
internal static class OneVersusRest
{
    public static MetricValue Mean(Sample sample, Func<ThresholdSweep, MetricValue> ofClass)
    {
        if (sample.Predictions.IsBinary)
        {
            return ofClass(new ThresholdSweep(sample, positive: 1));
        }

        MetricValue[] values = [.. Enumerable.Range(0, sample.Predictions.ClassCount).Select(c => ofClass(new ThresholdSweep(sample, c)))];
        double[] defined = [.. values.Where(v => v.Number is not null).Select(v => v.Number!.Value)];
        return defined.Length > 0 ? defined.Average() : values[0];
    }
}
