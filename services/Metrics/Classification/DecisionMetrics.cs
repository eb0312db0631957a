namespace SemCovNet.Metrics;

/// <summary>Metrics of the decisions alone: p ≥ threshold with two classes, the most probable class with more.</summary>
internal static class DecisionMetrics
{
    public static MetricDefinition Accuracy { get; } = new(
        "acc@1",
        "Accuracy",
        "Share of rows whose decision is right.",
        Better.Higher,
        sample => From(sample, c => c.Correct / c.Total));

    public static MetricDefinition BalancedAccuracy { get; } = new(
        "bacc@1",
        "Balanced accuracy",
        "Unweighted mean of recall over the classes that occur in y.",
        Better.Higher,
        sample => From(sample, c => c.Classes.Where(k => c.OfClass(k) > 0).Average(c.Recall)));

    public static MetricDefinition MacroF1 { get; } = new(
        "mf1@1",
        "Macro F1",
        "Unweighted mean of 2·TP / (2·TP + FP + FN) over the classes that occur in y or among the decisions.",
        Better.Higher,
        sample => From(sample, c => c.Classes.Where(k => c.OfClass(k) + c.DecidedFor(k) > 0).Average(c.F1)));

    public static MetricDefinition Sensitivity { get; } = new(
        "sens@1",
        "Sensitivity",
        "Share of the positive rows that are called positive, p ≥ threshold; two classes.",
        Better.Higher,
        sample => Recall(sample, 1));

    public static MetricDefinition Specificity { get; } = new(
        "spec@1",
        "Specificity",
        "Share of the negative rows that are not called positive, p < threshold; two classes.",
        Better.Higher,
        sample => Recall(sample, 0));

    private static MetricValue Recall(Sample sample, int @class)
    {
        if (!sample.Predictions.IsBinary)
        {
            return Missing.TwoClasses;
        }

        var confusion = sample.Confusion;
        return confusion.OfClass(@class) > 0
            ? confusion.Recall(@class)
            : new MetricValue.Undefined($"There is no row of class '{sample.Predictions.Rows.Classes[@class]}'.");
    }

    private static MetricValue From(Sample sample, Func<Confusion, double> formula)
    {
        var confusion = sample.Confusion;
        return confusion.Total > 0 ? formula(confusion) : Missing.Rows;
    }
}
