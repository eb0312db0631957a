namespace SemCovNet.Metrics;

/// <summary>Fixes a threshold on validation data, to be carried to test data.</summary>
public static class OperatingPoint
{
    /// <summary>
    /// The lowest probability of a validation row at which p ≥ t keeps the specificity. When not even the highest does,
    /// the next number above it: then nothing is called positive.
    /// </summary>
    /// <param name="validation">Two-class predictions with at least one negative row.</param>
    /// <param name="specificity">Wanted share of negatives below the threshold, in 0..1; the metrics use 0.95.</param>
    /// <exception cref="InvalidTableException">Not two classes, or no negative row.</exception>
    public static double AtSpecificity(Predictions validation, double specificity)
    {
        Rules.Require(validation.IsBinary, $"A threshold is fixed for two classes; the table has {validation.ClassCount}.");
        var sweep = new ThresholdSweep(Sample.Whole(validation), positive: 1);
        Rules.Require(sweep.Negatives > 0, "A specificity needs negative rows; the validation table has none.");
        var threshold = Math.BitIncrement(validation.Ranking(1).Probability[0]);
        sweep.Descend((_, after, p) =>
            threshold = (sweep.Negatives - after.False) / sweep.Negatives >= specificity ? p : threshold);
        return threshold;
    }
}
