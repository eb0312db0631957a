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

    private static MetricValue OfEqualWidth(Sample sample, Confidence confidence)
    {
        var outcomes = sample.Predictions.OutcomesOf(confidence);
        Span<double> surplus = stackalloc double[BinEdges.Bins];
        var total = 0.0;
        for (var row = 0; row < outcomes.Bins.Length; row++)
        {
            var weight = sample.Weights[row];
            surplus[outcomes.Bins[row]] += weight * (outcomes.Probabilities[row] - outcomes.CameTrue[row]);
            total += weight;
        }

        return total > 0 ? Distance(surplus) / total : Missing.Rows;
    }

    private static MetricValue OfEqualMass(Sample sample)
    {
        var outcomes = sample.Predictions.OutcomesOf(Outcomes.Usual(sample.Predictions));
        var present = Array.FindAll(outcomes.Ascending, row => sample.Weights[row] > 0);
        if (present.Length == 0)
        {
            return Missing.Rows;
        }

        var (probabilities, weights) = (new double[present.Length], new double[present.Length]);
        for (var i = 0; i < present.Length; i++)
        {
            (probabilities[i], weights[i]) = (outcomes.Probabilities[present[i]], sample.Weights[present[i]]);
        }

        return OverAscending(present, weights, outcomes, BinEdges.EqualMass(probabilities, weights));
    }

    // Rows in ascending probability pass the edges once.
    private static double OverAscending(int[] rows, double[] weights, Outcomes outcomes, BinEdges edges)
    {
        Span<double> surplus = stackalloc double[BinEdges.Bins];
        var (bin, total) = (0, 0.0);
        for (var i = 0; i < rows.Length; i++)
        {
            while (bin < BinEdges.Bins - 1 && outcomes.Probabilities[rows[i]] > edges.Upper(bin))
            {
                bin++;
            }

            surplus[bin] += weights[i] * (outcomes.Probabilities[rows[i]] - outcomes.CameTrue[rows[i]]);
            total += weights[i];
        }

        return Distance(surplus) / total;
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
