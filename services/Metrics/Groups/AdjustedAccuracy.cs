namespace SemCovNet.Metrics;

internal static class AdjustedAccuracy
{
    public static MetricDefinition Definition { get; } = new(
        "acc.adj@1",
        "Adjusted accuracy",
        "Mean accuracy over the groups class × subgroup, each weighted by its share of the training data (Sagawa et al., 2020); "
        + "groups without test rows are left out and the shares rescaled.",
        Better.Higher,
        Compute);

    private static MetricValue Compute(Sample sample)
    {
        if (sample.Predictions.Table.TrainingShares is not { } shares)
        {
            return new MetricValue.Undefined("The shares of the groups in the training data were not given.");
        }

        var rows = sample.Predictions.Rows;
        var (sum, total) = (0.0, 0.0);
        foreach (var ((@class, subgroup), accuracy) in GroupAccuracies.Of(sample))
        {
            var share = shares.GetValueOrDefault((rows.Classes[@class], rows.Subgroups[subgroup]));
            (sum, total) = (sum + share * accuracy, total + share);
        }

        return total > 0 ? sum / total : new MetricValue.Undefined("No group with a training share occurs among the rows.");
    }
}
