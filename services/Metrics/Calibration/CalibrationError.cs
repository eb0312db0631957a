namespace SemCovNet.Metrics;

internal static class CalibrationError
{
    private const string Rule = "Σ_b |Σ w·(p − outcome)| / Σ w over 15 bins; bin b holds lower < p ≤ upper, the first also its lower edge.";

    public static MetricDefinition TopLabel { get; } = new(
        "ece.top15@1",
        "ECE, top label",
        $"{Rule} Equal widths; p is the probability of the most probable class, the outcome whether it is right.",
        Better.Lower,
        sample => OfEqualWidth(sample, Confidence.TopLabel));

    public static MetricDefinition Positive { get; } = new(
        "ece.pos15@1",
        "ECE, positive class",
        $"{Rule} Equal widths; p is the probability of the positive, the outcome whether the row is positive; two classes.",
        Better.Lower,
        sample => sample.Predictions.IsBinary ? OfEqualWidth(sample, Confidence.Positive) : Missing.TwoClasses);

    public static MetricDefinition EqualMass { get; } = new(
        "ece.mass15@1",
        "ECE, equal mass",
        $"{Rule} Edges at the quantiles b/15 of p (linear interpolation); p as in ece.pos15 with two classes, as in ece.top15 with more.",
        Better.Lower,
        OfEqualMass);

    private static MetricValue OfEqualWidth(Sample sample, Confidence confidence) =>
        Over(sample, sample.Predictions.OutcomesOf(confidence), BinEdges.EqualWidth);

    private static MetricValue OfEqualMass(Sample sample)
    {
        var outcomes = sample.Predictions.OutcomesOf(Outcomes.Usual(sample.Predictions));
        int[] present = [.. outcomes.Ascending.Where(row => sample.Weights[row] > 0)];
        if (present.Length == 0)
        {
            return Missing.Rows;
        }

        double[] probabilities = [.. present.Select(row => outcomes.Probabilities[row])];
        double[] weights = [.. present.Select(row => sample.Weights[row])];
        return Over(sample, outcomes, BinEdges.EqualMass(probabilities, weights));
    }

    private static MetricValue Over(Sample sample, Outcomes outcomes, BinEdges edges)
    {
        Span<double> surplus = stackalloc double[BinEdges.Bins];
        var total = 0.0;
        for (var row = 0; row < outcomes.Probabilities.Length; row++)
        {
            if (sample.Weights[row] is > 0 and var weight)
            {
                surplus[edges.BinOf(outcomes.Probabilities[row])] += weight * (outcomes.Probabilities[row] - outcomes.CameTrue[row]);
                total += weight;
            }
        }

        return total > 0 ? Distance(surplus) / total : Missing.Rows;
    }

    private static double Distance(ReadOnlySpan<double> surplus)
    {
        var sum = 0.0;
        foreach (var bin in surplus)
        {
            sum += Math.Abs(bin);
        }

        return sum;
    }
}
