namespace SemCovNet.Metrics;

/// <summary>One number that softens or sharpens probabilities without changing their order (Guo et al., 2017).</summary>
public static class TemperatureScaling
{
    private const double Coldest = 0.05;
    private const double Hottest = 20;

    // A probability of exactly 0 has no logarithm; a model that says 0 is taken to mean this.
    private const double Smallest = 1e-12;

    /// <summary>The temperature in 0.05..20 of the lowest mean negative log-likelihood, by golden-section search on its logarithm.</summary>
    /// <exception cref="InvalidTableException">There are no rows.</exception>
    public static double Fit(Predictions validation)
    {
        Rules.Require(validation.Count > 0, "A temperature is fitted on rows; the validation table has none.");
        var golden = (Math.Sqrt(5) - 1) / 2;
        var (low, high) = (Math.Log(Coldest), Math.Log(Hottest));
        while (high - low > 1e-6)
        {
            var (left, right) = (high - golden * (high - low), low + golden * (high - low));
            (low, high) = Loss(validation, Math.Exp(left)) <= Loss(validation, Math.Exp(right)) ? (low, right) : (left, high);
        }

        return Math.Exp((low + high) / 2);
    }

    /// <summary>The same rows with probabilities softmax(log p / T).</summary>
    public static Predictions Apply(Predictions predictions, double temperature)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature);
        var scaled = new double[predictions.Count, predictions.ClassCount];
        for (var row = 0; row < predictions.Count; row++)
        {
            var probabilities = Scaled(predictions, row, temperature);
            for (var c = 0; c < probabilities.Length; c++)
            {
                scaled[row, c] = probabilities[c];
            }
        }

        return Predictions.From(predictions.Table with { Probabilities = scaled });
    }

    /// <summary>Mean negative log-likelihood of the labels, in nats, at a temperature.</summary>
    public static double Loss(Predictions predictions, double temperature) => Enumerable.Range(0, predictions.Count)
        .Average(row => -Math.Log(Math.Max(Scaled(predictions, row, temperature)[predictions.Rows.Labels[row]], double.Epsilon)));

    private static double[] Scaled(Predictions predictions, int row, double temperature)
    {
        double[] logits = [.. Enumerable.Range(0, predictions.ClassCount)
            .Select(c => Math.Log(Math.Max(Given(predictions, row, c), Smallest)) / temperature)];
        var highest = logits.Max();
        double[] powers = [.. logits.Select(l => Math.Exp(l - highest))];
        var sum = powers.Sum();
        return [.. powers.Select(p => p / sum)];
    }

    // With two classes only p(positive) is read, as by every metric.
    private static double Given(Predictions predictions, int row, int @class) =>
        predictions.IsBinary && @class == 0 ? 1 - predictions.Probability(1)[row] : predictions.Probability(@class)[row];
}
